package dev.slipway.platform.pipeline;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /apps/:app/pipeline-couplings}: the app's one, which is 404 where there is none. */
@Path("/apps/{app}/pipeline-couplings")
@Produces(MediaType.APPLICATION_JSON)
public class AppCouplingResource {
    private final Apps apps;

    AppCouplingResource(Apps apps) {
        this.apps = apps;
    }

    @GET
    public CouplingView info(String app) {
        App found = apps.require(app);
        return PipelineCoupling.ofApp(found.id)
                .map(CouplingView::of)
                .orElseThrow(() -> SlipwayException.notFound("%s is in no pipeline.", found.name));
    }
}
