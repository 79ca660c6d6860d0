package dev.slipway.platform.build;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import dev.slipway.platform.stream.StreamUrls;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/builds}. */
@Path("/apps/{app}/builds")
@Produces(MediaType.APPLICATION_JSON)
public class BuildResource {
    private static final Listing<Build> LIST = Listing.<Build>of(build -> build.id)
            .byTime("created_at", build -> build.createdAt)
            .byTime("started_at", build -> build.createdAt)
            .byTime("updated_at", build -> build.updatedAt);

    private final Apps apps;
    private final Cancellation cancellation;
    private final Caller caller;
    private final StreamUrls urls;

    BuildResource(Apps apps, Cancellation cancellation, Caller caller, StreamUrls urls) {
        this.apps = apps;
        this.cancellation = cancellation;
        this.caller = caller;
        this.urls = urls;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, Build.ofApp(found.id), build -> BuildView.of(found, build, urls));
    }

    @GET
    @Path("{build}")
    public BuildView info(String app, String build) {
        App found = apps.require(app);
        return id(build)
                .flatMap(id -> Build.<Build>findByIdOptional(id))
                .filter(row -> row.appId.equals(found.id))
                .map(row -> BuildView.of(found, row, urls))
                .orElseThrow(() -> Cancellation.noSuchBuild(found, build));
    }

    /** Answers at once; a build that runs is pending until its builder has ended it. */
    @DELETE
    @Path("{build}")
    @NeedsPermission(Permission.DEPLOY)
    public BuildView cancel(String app, String build) {
        App found = apps.require(app);
        UUID id = id(build).orElseThrow(() -> Cancellation.noSuchBuild(found, build));
        return BuildView.of(found, cancellation.of(caller.account(), found, id), urls);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
