package dev.slipway.platform.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /account/features}. */
@Path("/account/features")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class AccountFeatureResource {
    private static final Listing<FeatureView> LIST =
            Listing.<FeatureView>of(FeatureView::id).by("name", FeatureView::name);

    private final AccountFeatures features;
    private final Caller caller;

    AccountFeatureResource(AccountFeatures features, Caller caller) {
        this.features = features;
        this.caller = caller;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, features.of(caller.account()));
    }

    /** @param feature an id or a name */
    @GET
    @Path("{feature}")
    public FeatureView info(String feature) {
        return features.info(caller.account(), feature);
    }

    @PATCH
    @Path("{feature}")
    public FeatureView update(String feature, @Nullable JsonNode body) {
        return features.update(caller.account(), feature, FeatureView.wanted(body));
    }
}
