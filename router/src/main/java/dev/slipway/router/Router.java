package dev.slipway.router;

import dev.slipway.model.route.FeedMessage.Snapshot;
import dev.slipway.router.feed.Feed;
import dev.slipway.router.logs.LogShipper;
import dev.slipway.router.platform.FeedJson;
import dev.slipway.router.platform.Platform;
import dev.slipway.router.proxy.Proxy;
import dev.slipway.router.report.Lease;
import dev.slipway.router.report.Reporter;
import dev.slipway.router.routes.RouteStore;
import dev.slipway.router.routes.RouteTable;
import dev.slipway.router.routes.Routes;
import dev.slipway.router.tls.Handshake;
import dev.slipway.router.tls.Identities;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One running router. */
public final class Router {
    private static final System.Logger LOG = System.getLogger(Router.class.getName());

    private final RouterConfig config;
    private final String bootId;
    private final RouteTable table;
    private final RouteStore store;
    private final ExecutorService handshakes;
    private final Identities identities;
    private final Proxy proxy;
    private final Reporter reporter;
    private final LogShipper logs;
    private final Feed feed;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch routesKnown = new CountDownLatch(1);

    /**
     * @param bootId of this machine's present boot; stored routes of another one are void
     * @throws IOException if the state folder can't be used
     */
    public Router(RouterConfig config, String bootId, Clock clock) throws IOException {
        this.config = config;
        this.bootId = bootId;
        Files.createDirectories(config.state());
        String id = RouterId.in(config.state());
        Platform platform = new Platform(
                config.platform(),
                id,
                config.tokenFile(),
                config.limits().feed().request());
        Lease lease = new Lease(config.limits().feed().lease());
        this.table = new RouteTable(this::drainingChanged);
        this.store = new RouteStore(config.state(), FeedJson.MAPPER);
        this.logs = new LogShipper(platform, config.limits());
        int threads = Runtime.getRuntime().availableProcessors();
        this.handshakes = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("handshake-", 1).daemon().factory());
        this.identities = new Identities(table, config.tokenFile(), handshakes);
        Handshake handshake = new Handshake(
                identities,
                handshakes,
                config.limits().handshake(),
                config.limits().hello());
        this.proxy = new Proxy(config.limits(), table, logs, config.trusted(), handshake, clock, threads);
        this.reporter = new Reporter(
                platform, FeedJson.MAPPER, table, lease, config.limits().feed());
        this.feed = new Feed(
                platform, FeedJson.MAPPER, table, store, lease, config.limits().feed(), this::applied);
    }

    /** The ports that are listened on, which tell what was chosen if 0 was asked for. */
    public record Ports(int plain, int tls) {}

    /** Serves as soon as routes are known, from disk or from the platform. */
    public Ports start() throws IOException, InterruptedException {
        @Nullable Snapshot stored = store.load(bootId).orElse(null);
        if (stored != null) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "serving stored routes apps={0}",
                    stored.apps().size());
            applied(table.apply(stored));
        }
        reporter.start();
        logs.start();
        feed.start();
        routesKnown.await();
        Ports ports = new Ports(proxy.listen(config.listen()), proxy.listenTls(config.listenTls()));
        LOG.log(
                System.Logger.Level.INFO,
                "router listens address={0} port={1} tls_port={2}",
                config.listen().getHostString(),
                Integer.toString(ports.plain()),
                Integer.toString(ports.tls()));
        return ports;
    }

    /** Lets requests finish, then sends what is left to tell, and ends. A second call does nothing. */
    public void stop() throws InterruptedException {
        if (stopped.getAndSet(true)) {
            return;
        }
        proxy.drain();
        feed.close();
        store.close();
        reporter.close();
        logs.close();
        proxy.close();
        handshakes.shutdownNow();
    }

    private void applied(Routes routes) {
        identities.routesChanged();
        proxy.routesChanged(() -> reporter.inForce(routes.epoch(), routes.version()));
        routesKnown.countDown();
    }

    private void drainingChanged() {
        reporter.reportSoon();
    }
}
