package dev.slipway.platform.preview;

import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /apps/:app/review-app}: the review app that an app is, which is 404 where it is none. */
@Path("/apps/{app}/review-app")
@Produces(MediaType.APPLICATION_JSON)
public class AppReviewAppResource {
    private final Apps apps;
    private final ReviewApps reviewApps;

    AppReviewAppResource(Apps apps, ReviewApps reviewApps) {
        this.apps = apps;
        this.reviewApps = reviewApps;
    }

    @GET
    public ReviewAppView info(String app) {
        return ReviewAppView.of(reviewApps.ofApp(apps.require(app)));
    }
}
