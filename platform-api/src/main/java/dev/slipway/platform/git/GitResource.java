package dev.slipway.platform.git;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.jspecify.annotations.Nullable;

/** Git's smart HTTP protocol (gitprotocol-http), at {@code /APP.git}. */
@Path("/{app: [A-Za-z0-9-]+}.git")
public class GitResource {
    private static final String PUSH = "git-receive-pack";

    private final Apps apps;
    private final Caller caller;
    private final Transfers transfers;
    private final Ending ending;
    private final RoutingContext routing;

    GitResource(Apps apps, Caller caller, Transfers transfers, Ending ending, RoutingContext routing) {
        this.apps = apps;
        this.caller = caller;
        this.transfers = transfers;
        this.ending = ending;
        this.routing = routing;
    }

    @GET
    @Path("info/refs")
    @RunOnVirtualThread
    @NeedsPermission(Permission.DEPLOY)
    public Response advertise(String app, @QueryParam("service") @Nullable String service) {
        UUID appId = apps.require(app).id;
        if (PUSH.equals(service)) {
            caller.requireScope(Scope.WRITE, "Pushing to " + app);
        }
        StreamingOutput body = switch (service == null ? "" : service) {
            case PUSH -> output -> transfers.advertisePush(appId, service(output, PUSH));
            case "git-upload-pack" -> output -> transfers.advertiseFetch(appId, service(output, "git-upload-pack"));
            default ->
                throw new SlipwayException(new Problem.Forbidden(
                        "Only git's smart HTTP protocol is spoken here. Use git 1.6.6 or newer."));
        };
        return answer("application/x-" + service + "-advertisement", body);
    }

    @POST
    @Path("git-upload-pack")
    @RunOnVirtualThread
    @NeedsPermission(Permission.DEPLOY)
    @NeedsScope(Scope.READ)
    public Response fetch(String app, @HeaderParam("Content-Encoding") @Nullable String encoding, InputStream request)
            throws IOException {
        UUID appId = apps.require(app).id;
        InputStream body = plain(encoding, request);
        return answer(
                "application/x-git-upload-pack-result",
                output -> transfers.fetch(appId, Transfers.Style.REQUEST, body, output));
    }

    @POST
    @Path("git-receive-pack")
    @RunOnVirtualThread
    @NeedsPermission(Permission.DEPLOY)
    public Response push(String app, @HeaderParam("Content-Encoding") @Nullable String encoding, InputStream request)
            throws IOException {
        App target = apps.require(app);
        UUID accountId = caller.account().id;
        InputStream body = plain(encoding, request);
        HintBus.Subscription lastWords = ending.lastWords();
        routing.addEndHandler(sent -> lastWords.close());
        return answer(
                "application/x-git-receive-pack-result",
                output -> transfers.push(target, accountId, Transfers.Style.REQUEST, body, output));
    }

    /** Clients with Git LFS ask where to put content before they push, and show this message. */
    @POST
    @Path("info/lfs/objects/batch")
    @Consumes(MediaType.WILDCARD)
    @NeedsPermission(Permission.DEPLOY)
    @NeedsScope(Scope.READ)
    public Response lfs(String app) {
        return Response.status(501)
                .type("application/vnd.git-lfs+json")
                .entity("""
                        {"message": "Slipway keeps no LFS content. Push without it: GIT_LFS_SKIP_PUSH=1 git push. The app then gets the pointers."}""")
                .build();
    }

    private static RefAdvertiser service(OutputStream output, String service) throws IOException {
        PacketLineOut packets = new PacketLineOut(output);
        packets.writeString("# service=" + service + "\n");
        packets.end();
        return new RefAdvertiser.PacketLineOutRefAdvertiser(packets);
    }

    private static InputStream plain(@Nullable String encoding, InputStream request) throws IOException {
        return encoding != null && encoding.contains("gzip") ? new GZIPInputStream(request) : request;
    }

    private static Response answer(String type, StreamingOutput body) {
        return Response.ok(body, type).header("Cache-Control", "no-cache").build();
    }
}
