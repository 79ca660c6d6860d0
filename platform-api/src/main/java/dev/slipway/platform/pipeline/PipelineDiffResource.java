package dev.slipway.platform.pipeline;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /apps/:app/pipeline-diff}, which Heroku has not: its clients ask GitHub. */
@Path("/apps/{app}/pipeline-diff")
@Produces(MediaType.APPLICATION_JSON)
public class PipelineDiffResource {
    private final Apps apps;
    private final PipelineDiff diff;
    private final Caller caller;

    PipelineDiffResource(Apps apps, PipelineDiff diff, Caller caller) {
        this.apps = apps;
        this.diff = diff;
        this.caller = caller;
    }

    @GET
    public List<PipelineDiffView> list(String app) {
        return diff.of(caller.account(), apps.require(app));
    }
}
