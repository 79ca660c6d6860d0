package dev.slipway.platform.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/webhooks}. A secret that the platform made is told once, in a header. */
@Path("/apps/{app}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private static final String NEW_SECRET = "Heroku-Webhook-Secret";
    private static final Listing<Webhook> LIST = Listing.<Webhook>of(webhook -> webhook.id)
            .byTime("created_at", webhook -> webhook.createdAt)
            .byTime("updated_at", webhook -> webhook.updatedAt);

    private final Apps apps;
    private final Webhooks webhooks;
    private final Caller caller;

    WebhookResource(Apps apps, Webhooks webhooks, Caller caller) {
        this.apps = apps;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, Webhook.ofApp(found.id), webhook -> WebhookView.of(found, webhook));
    }

    @GET
    @Path("{webhook}")
    public WebhookView info(String app, String webhook) {
        App found = apps.require(app);
        return WebhookView.of(found, webhooks.require(found, webhook));
    }

    @POST
    @NeedsPermission(Permission.OPERATE)
    public Response create(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        return answer(201, found, webhooks.add(caller.account(), found.id, webhooks.read(body)));
    }

    @PATCH
    @Path("{webhook}")
    @NeedsPermission(Permission.OPERATE)
    public Response update(String app, String webhook, @Nullable JsonNode body) {
        App found = apps.require(app);
        return answer(200, found, webhooks.update(caller.account(), found.id, webhook, webhooks.read(body)));
    }

    @DELETE
    @Path("{webhook}")
    @NeedsPermission(Permission.OPERATE)
    public WebhookView remove(String app, String webhook) {
        App found = apps.require(app);
        return WebhookView.of(found, webhooks.remove(caller.account(), found.id, webhook));
    }

    private static Response answer(int status, App app, Webhooks.Saved saved) {
        Response.ResponseBuilder answer = Response.status(status).entity(WebhookView.of(app, saved.webhook()));
        saved.newSecret().ifPresent(secret -> answer.header(NEW_SECRET, secret));
        return answer.build();
    }
}
