package dev.slipway.platform.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /review-apps}. */
@Path("/review-apps")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewAppResource {
    private final ReviewApps reviewApps;
    private final Caller caller;

    ReviewAppResource(ReviewApps reviewApps, Caller caller) {
        this.reviewApps = reviewApps;
        this.caller = caller;
    }

    /** Sets config vars too. */
    @POST
    @NeedsScope(Scope.WRITE_PROTECTED)
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode body) {
        String made =
                reviewApps.create(caller.account(), ReviewRequest.read(body)).toString();
        return Response.status(201)
                .entity(ReviewAppView.of(reviewApps.require(caller.account(), made)))
                .build();
    }

    @GET
    @Path("{reviewApp}")
    public ReviewAppView info(String reviewApp) {
        return ReviewAppView.of(reviewApps.require(caller.account(), reviewApp));
    }

    @DELETE
    @Path("{reviewApp}")
    public ReviewAppView destroy(String reviewApp) {
        return ReviewAppView.of(reviewApps.destroy(caller.account(), reviewApp));
    }
}
