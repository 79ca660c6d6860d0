package dev.slipway.platform.forge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /apps/:app/git-connection}: the repository elsewhere whose pushes deploy an app. To connect one is to let those
 * who push there deploy, hence needs what it takes to give people access.
 */
@Path("/apps/{app}/git-connection")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionResource {
    private static final Listing<GitDelivery> LIST = Listing.<GitDelivery>of(delivery -> delivery.id)
            .by("seq", delivery -> delivery.sequence, Long::valueOf)
            .byTime("created_at", delivery -> delivery.createdAt);

    private final Apps apps;
    private final Connections connections;
    private final Hooks hooks;
    private final Caller caller;
    private final PlatformConfig config;

    ConnectionResource(Apps apps, Connections connections, Hooks hooks, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.connections = connections;
        this.hooks = hooks;
        this.caller = caller;
        this.config = config;
    }

    @GET
    public GitConnectionView info(String app) {
        App found = apps.require(app);
        return GitConnectionView.of(found, connections.require(found), Optional.empty(), config);
    }

    @PUT
    @RunOnVirtualThread
    @NeedsPermission(Permission.MANAGE)
    public Response connect(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        Connections.Saved saved = connections.connect(caller.account(), found.id, connections.look(found, body));
        return Response.status(saved.made() ? 201 : 200)
                .entity(GitConnectionView.of(found, saved.connection(), saved.newSecret(), config))
                .build();
    }

    @DELETE
    @NeedsPermission(Permission.MANAGE)
    public GitConnectionView disconnect(String app) {
        App found = apps.require(app);
        GitConnectionView last = GitConnectionView.of(found, connections.require(found), Optional.empty(), config);
        connections.disconnect(caller.account(), found.id);
        return last;
    }

    @GET
    @Path("deliveries")
    public Response deliveries(String app, @HeaderParam("Range") @Nullable String range) {
        GitConnection connection = connections.require(apps.require(app));
        return LIST.page(
                range, GitDelivery.ofConnection(connection.id), delivery -> GitDeliveryView.of(connection, delivery));
    }

    @GET
    @Path("deliveries/{delivery}")
    public GitDeliveryView delivery(String app, String delivery) {
        GitConnection connection = connections.require(apps.require(app));
        return GitDelivery.ofConnection(connection.id).stream()
                .filter(row -> row.id.toString().equals(delivery))
                .findFirst()
                .map(row -> GitDeliveryView.of(connection, row))
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that delivery: the connection has no %s, or it is too old.", delivery));
    }

    /** Deploys where the branch stands now. */
    @POST
    @Path("deliveries")
    @NeedsPermission(Permission.DEPLOY)
    public Response deploy(String app) {
        GitConnection connection = connections.require(apps.require(app));
        GitDelivery delivery = hooks.deploy(caller.account(), connection.id);
        return Response.status(202)
                .entity(GitDeliveryView.of(connection, delivery))
                .build();
    }
}
