package dev.slipway.platform.route;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.model.hint.Hint;
import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.FeedMessage;
import dev.slipway.model.route.RouterReport;
import dev.slipway.platform.certificate.RouterCertificates;
import dev.slipway.platform.dyno.NodeReports;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.hint.Signal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The feed by which a router learns routes, and the report by which it renews its lease. */
@Path("/internal/routers/{router}")
public class FeedResource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final ObjectWriter json = RouteJson.MAPPER.writerFor(FeedMessage.class);
    private final Routers routers;
    private final HintBus hints;
    private final NodeReports node;
    private final RouterCertificates certificates;
    private final Ending ending;
    private final String bootId;

    FeedResource(Routers routers, HintBus hints, NodeReports node, RouterCertificates certificates, Ending ending) {
        this.routers = routers;
        this.hints = hints;
        this.node = node;
        this.certificates = certificates;
        this.ending = ending;
        this.bootId = BootId.read();
    }

    /** A snapshot, then every change, until the router goes away. Opens only once the dynos have been re-adopted. */
    @GET
    @Path("feed")
    @Produces("application/x-ndjson")
    @RunOnVirtualThread
    public StreamingOutput feed(String router) {
        if (!node.haveAdopted()) {
            throw SlipwayException.unavailable("The platform is still looking for its dynos. Ask again.");
        }
        return this::stream;
    }

    @POST
    @Path("reports")
    @Consumes(MediaType.APPLICATION_JSON)
    public void report(String router, String body) throws IOException {
        routers.report(router, RouteJson.MAPPER.readValue(body, RouterReport.class));
    }

    private void stream(OutputStream output) throws IOException {
        Signal changed = new Signal();
        try (HintBus.Subscription ignored = hints.listen(hint -> {
                    if (hint.kind() == Hint.Kind.ROUTES) {
                        changed.raise();
                    }
                });
                HintBus.Subscription alsoIgnored = ending.listen(changed::raise)) {
            FeedMessage.Snapshot snapshot = QuarkusTransaction.requiringNew().call(this::snapshot);
            send(output, snapshot);
            long version = snapshot.version();
            while (!ending.begun()) {
                changed.await(HEARTBEAT);
                long known = version;
                List<FeedMessage> news = QuarkusTransaction.requiringNew()
                        .call(() -> Route.newerThan(known).stream()
                                .map(this::message)
                                .toList());
                for (FeedMessage message : news) {
                    version = message.version();
                    send(output, message);
                }
                if (news.isEmpty()) {
                    send(output, new FeedMessage.Heartbeat(version));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the platform is going down");
        }
    }

    private FeedMessage.Snapshot snapshot() {
        // Before the rows are read: one that changes meanwhile is told of twice, and never missed.
        long version = Route.latestVersion();
        List<AppRoutes> apps = Route.live().stream().map(Routes::read).toList();
        Set<String> named = apps.stream()
                .flatMap(app -> app.certificates().values().stream())
                .collect(Collectors.toSet());
        return new FeedMessage.Snapshot(version, bootId, apps, certificates.of(named));
    }

    private FeedMessage message(Route route) {
        if (route.document == null) {
            return new FeedMessage.Removed(route.version, route.appId);
        }
        AppRoutes app = Routes.read(route);
        Set<String> named = Set.copyOf(app.certificates().values());
        return new FeedMessage.Changed(route.version, app, certificates.of(named));
    }

    private void send(OutputStream output, FeedMessage message) throws IOException {
        output.write(json.writeValueAsBytes(message));
        output.write('\n');
        output.flush();
    }
}
