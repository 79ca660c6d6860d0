package dev.slipway.platform.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/previews}: an app's previews, which pushes make. */
@Path("/apps/{app}/previews")
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {
    private static final Listing<Preview> LIST = Listing.<Preview>of(preview -> preview.id)
            .by("name", preview -> preview.name)
            .byTime("created_at", preview -> preview.createdAt)
            .byTime("ends_at", preview -> preview.endsAt);

    private final Apps apps;
    private final Previews previews;
    private final Caller caller;
    private final PlatformConfig config;

    PreviewResource(Apps apps, Previews previews, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.previews = previews;
        this.caller = caller;
        this.config = config;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App parent = apps.require(app);
        return LIST.page(range, Preview.liveOf(parent.id), preview -> view(parent, preview));
    }

    /** @param preview what follows {@code preview/} in the branch, or the name or id of the preview's app */
    @GET
    @Path("{preview}")
    public PreviewView info(String app, String preview) {
        App parent = apps.require(app);
        return view(parent, previews.require(parent, preview));
    }

    @PATCH
    @Path("{preview}")
    @NeedsPermission({Permission.DEPLOY, Permission.MANAGE})
    public PreviewView extend(String app, String preview, @Nullable JsonNode body) {
        JsonNode days = body == null ? null : body.get("days");
        if (days == null || !days.isInt()) {
            throw SlipwayException.invalid("Say how many days it is to live from now: {\"days\": 5}.");
        }
        App parent = apps.require(app);
        return view(parent, previews.extend(caller.account(), parent, preview, days.asInt()));
    }

    @DELETE
    @Path("{preview}")
    @NeedsPermission({Permission.DEPLOY, Permission.MANAGE})
    public PreviewView destroy(String app, String preview) {
        App parent = apps.require(app);
        PreviewView last = view(parent, previews.require(parent, preview));
        previews.destroy(caller.account(), parent, preview);
        return last;
    }

    private PreviewView view(App parent, Preview preview) {
        return PreviewView.of(parent, App.findById(preview.appId), preview, config);
    }
}
