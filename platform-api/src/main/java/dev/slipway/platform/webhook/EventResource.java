package dev.slipway.platform.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/webhook-events}. */
@Path("/apps/{app}/webhook-events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
    private static final Listing<WebhookEvent> LIST = Listing.<WebhookEvent>of(event -> event.id)
            .by("seq", event -> event.sequence, Long::valueOf)
            .byTime("created_at", event -> event.createdAt);

    private final Apps apps;
    private final ObjectMapper json;

    EventResource(Apps apps, ObjectMapper json) {
        this.apps = apps;
        this.json = json;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, WebhookEvent.ofApp(found.id), event -> EventView.of(event, json));
    }

    @GET
    @Path("{event}")
    public EventView info(String app, String event) {
        App found = apps.require(app);
        return WebhookEvent.of(found.id, event)
                .map(row -> EventView.of(row, json))
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that webhook event: %s has no %s, or it is too old.", found.name, event));
    }
}
