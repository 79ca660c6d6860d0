package dev.slipway.platform.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/features}. */
@Path("/apps/{app}/features")
@Produces(MediaType.APPLICATION_JSON)
public class AppFeatureResource {
    private static final Listing<FeatureView> LIST =
            Listing.<FeatureView>of(FeatureView::id).by("name", FeatureView::name);

    private final Apps apps;
    private final AppFeatures features;
    private final Caller caller;

    AppFeatureResource(Apps apps, AppFeatures features, Caller caller) {
        this.apps = apps;
        this.features = features;
        this.caller = caller;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, features.of(apps.require(app)));
    }

    /** @param feature an id or a name */
    @GET
    @Path("{feature}")
    public FeatureView info(String app, String feature) {
        return features.info(apps.require(app), feature);
    }

    @PATCH
    @Path("{feature}")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public FeatureView update(String app, String feature, @Nullable JsonNode body) {
        return features.update(caller.account(), apps.require(app), feature, FeatureView.wanted(body));
    }
}
