package dev.slipway.platform.git;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.BuildFollower;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.RefFilter;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** Git's smart HTTP protocol (gitprotocol-http), at {@code /APP.git}. */
@Path("/{app: [A-Za-z0-9-]+}.git")
public class GitResource {
    /** A map of its own: the one given can't be changed. */
    private static final RefFilter WITHOUT_PINS = refs -> {
        Map<String, Ref> shown = new HashMap<>(refs);
        shown.keySet().removeIf(name -> name.startsWith(Pins.PREFIX));
        return shown;
    };

    private final Apps apps;
    private final Caller caller;
    private final Repositories repositories;
    private final GitConfig config;
    private final Builds builds;
    private final BuildFollower follower;
    private final Pins pins;
    private final Ending ending;
    private final RoutingContext routing;

    GitResource(
            Apps apps,
            Caller caller,
            Repositories repositories,
            GitConfig config,
            Builds builds,
            BuildFollower follower,
            Pins pins,
            Ending ending,
            RoutingContext routing) {
        this.apps = apps;
        this.caller = caller;
        this.repositories = repositories;
        this.config = config;
        this.builds = builds;
        this.follower = follower;
        this.pins = pins;
        this.ending = ending;
        this.routing = routing;
    }

    @GET
    @Path("info/refs")
    @RunOnVirtualThread
    public Response advertise(String app, @QueryParam("service") @Nullable String service) {
        UUID appId = apps.require(app).id;
        StreamingOutput body = switch (service == null ? "" : service) {
            case "git-receive-pack" -> output -> advertiseReceive(appId, output);
            case "git-upload-pack" -> output -> advertiseUpload(appId, output);
            default ->
                throw new SlipwayException(new Problem.Forbidden(
                        "Only git's smart HTTP protocol is spoken here. Use git 1.6.6 or newer."));
        };
        return answer("application/x-" + service + "-advertisement", body);
    }

    @POST
    @Path("git-upload-pack")
    @RunOnVirtualThread
    public Response fetch(String app, @HeaderParam("Content-Encoding") @Nullable String encoding, InputStream request)
            throws IOException {
        UUID appId = apps.require(app).id;
        InputStream body = plain(encoding, request);
        return answer("application/x-git-upload-pack-result", output -> {
            try (Repository repository = repositories.open(appId)) {
                UploadPack fetch = new UploadPack(repository);
                fetch.setBiDirectionalPipe(false);
                fetch.setRefFilter(WITHOUT_PINS);
                fetch.upload(body, output, null);
            }
        });
    }

    @POST
    @Path("git-receive-pack")
    @RunOnVirtualThread
    public Response push(String app, @HeaderParam("Content-Encoding") @Nullable String encoding, InputStream request)
            throws IOException {
        App target = apps.require(app);
        UUID accountId = caller.account().id;
        InputStream body = plain(encoding, request);
        HintBus.Subscription lastWords = ending.lastWords();
        routing.addEndHandler(sent -> lastWords.close());
        return answer("application/x-git-receive-pack-result", output -> {
            try (Repository repository = repositories.open(target.id)) {
                ReceivePack push = receiver(repository);
                push.setPreReceiveHook(new PushHook(target, accountId, config, builds, follower, pins, output));
                push.receive(body, output, null);
            }
        });
    }

    private void advertiseReceive(UUID appId, OutputStream output) throws IOException {
        try (Repository repository = repositories.open(appId)) {
            receiver(repository).sendAdvertisedRefs(service(output, "git-receive-pack"));
        }
    }

    private void advertiseUpload(UUID appId, OutputStream output) throws IOException {
        try (Repository repository = repositories.open(appId)) {
            UploadPack fetch = new UploadPack(repository);
            fetch.setBiDirectionalPipe(false);
            fetch.setRefFilter(WITHOUT_PINS);
            fetch.sendAdvertisedRefs(service(output, "git-upload-pack"));
        }
    }

    private ReceivePack receiver(Repository repository) {
        ReceivePack push = new ReceivePack(repository);
        push.setBiDirectionalPipe(false);
        push.setRefFilter(WITHOUT_PINS);
        push.setCheckReceivedObjects(true);
        push.setMaxPackSizeLimit(config.maxPackSize().asLongValue());
        push.setMaxObjectSizeLimit(config.maxObjectSize().asLongValue());
        return push;
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
