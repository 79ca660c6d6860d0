package dev.slipway.platform.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildView;
import dev.slipway.platform.build.SourceBlob;
import dev.slipway.platform.stream.StreamUrls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code POST /apps/:app/builds}: a build of a tarball. */
@Path("/apps/{app}/builds")
@Produces(MediaType.APPLICATION_JSON)
public class SourceBuildResource {
    private final Apps apps;
    private final SourceBuilds builds;
    private final Caller caller;
    private final StreamUrls urls;

    SourceBuildResource(Apps apps, SourceBuilds builds, Caller caller, StreamUrls urls) {
        this.apps = apps;
        this.builds = builds;
        this.caller = caller;
        this.urls = urls;
    }

    @POST
    @RunOnVirtualThread
    @NeedsPermission(Permission.DEPLOY)
    public Response create(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        Build build = builds.create(caller.account(), found, source(body));
        return Response.status(201).entity(BuildView.of(found, build, urls)).build();
    }

    private static SourceBlob source(@Nullable JsonNode body) {
        SourceBlob source = SourceBody.read(body);
        if (body != null && !body.path("buildpacks").isEmpty()) {
            throw SlipwayException.invalid(
                    "Buildpacks can't be named for one build. Choose the app's first, with PUT /apps/:app/buildpack-installations.");
        }
        return source;
    }
}
