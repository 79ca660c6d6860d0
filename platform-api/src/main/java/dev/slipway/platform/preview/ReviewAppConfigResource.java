package dev.slipway.platform.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /pipelines/:pipeline/review-app-config}. */
@Path("/pipelines/{pipeline}/review-app-config")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewAppConfigResource {
    private final ReviewAppConfigs configs;
    private final Caller caller;

    ReviewAppConfigResource(ReviewAppConfigs configs, Caller caller) {
        this.configs = configs;
        this.caller = caller;
    }

    @POST
    public Response enable(String pipeline, @Nullable JsonNode body) {
        ReviewAppConfig made = configs.enable(caller.account(), pipeline, body);
        return Response.status(201).entity(ReviewAppConfigView.of(made)).build();
    }

    @GET
    public ReviewAppConfigView info(String pipeline) {
        return ReviewAppConfigView.of(configs.require(caller.account(), pipeline));
    }

    @PATCH
    public ReviewAppConfigView update(String pipeline, @Nullable JsonNode body) {
        return ReviewAppConfigView.of(configs.update(caller.account(), pipeline, body));
    }

    @DELETE
    public ReviewAppConfigView disable(String pipeline) {
        return ReviewAppConfigView.of(configs.disable(caller.account(), pipeline));
    }
}
