package dev.slipway.platform.webhook;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/webhook-deliveries}. */
@Path("/apps/{app}/webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    private static final Listing<WebhookDelivery> LIST = Listing.<WebhookDelivery>of(delivery -> delivery.id)
            .by("seq", delivery -> delivery.sequence, Long::valueOf)
            .byTime("created_at", delivery -> delivery.createdAt);

    private final Apps apps;

    DeliveryResource(Apps apps) {
        this.apps = apps;
    }

    /** @param status only those; the parameter's name is what Heroku's client sends */
    @GET
    public Response list(
            String app,
            @QueryParam("eq[status]") @Nullable String status,
            @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        List<WebhookDelivery> wanted = WebhookDelivery.ofApp(found.id).stream()
                .filter(delivery -> status == null || delivery.status.word().equals(status))
                .toList();
        Map<UUID, Level> levels = Webhook.ofApp(found.id).stream()
                .collect(Collectors.toMap(webhook -> webhook.id, webhook -> webhook.level));
        return LIST.page(range, wanted, delivery -> view(delivery, levels));
    }

    @GET
    @Path("{delivery}")
    public DeliveryView info(String app, String delivery) {
        App found = apps.require(app);
        return WebhookDelivery.of(found.id, delivery)
                .map(row -> DeliveryView.of(row, Webhook.<Webhook>findById(row.webhookId).level))
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that webhook delivery: %s has no %s, or it is too old.", found.name, delivery));
    }

    private static DeliveryView view(WebhookDelivery delivery, Map<UUID, Level> levels) {
        // A webhook that was removed between the two looks took its deliveries with it.
        return DeliveryView.of(delivery, levels.getOrDefault(delivery.webhookId, Level.NOTIFY));
    }
}
