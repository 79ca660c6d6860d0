package dev.slipway.router;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.AppRoutes.AppStatus;
import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.FeedMessage;
import dev.slipway.model.route.Target;
import dev.slipway.router.proxy.TrustedProxies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A router on a free port with a platform that feeds it, both real, with the limits of {@link TestLimits}. */
final class Fixture implements AutoCloseable {
    static final String BOOT = "boot-1";

    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static final AtomicLong VERSIONS = new AtomicLong(100);

    final FakePlatform platform;
    final Router router;
    final int port;
    final int tlsPort;

    private Fixture(FakePlatform platform, Router router, Router.Ports ports) {
        this.platform = platform;
        this.router = router;
        this.port = ports.plain();
        this.tlsPort = ports.tls();
    }

    static Fixture serving(Path home, AppRoutes... apps) throws Exception {
        return serving(home, limits -> {}, apps);
    }

    /** A router of which the test changes some limits. */
    static Fixture serving(Path home, Consumer<TestLimits> change, AppRoutes... apps) throws Exception {
        TestLimits limits = new TestLimits();
        change.accept(limits);
        return with(new FakePlatform(snapshot(apps)), home, TrustedProxies.NONE, limits);
    }

    static Fixture with(FakePlatform platform, Path home, TrustedProxies trusted, TestLimits limits) throws Exception {
        writeToken(home);
        Router router = new Router(config(platform, home, trusted, limits), BOOT, Clock.systemUTC());
        return new Fixture(platform, router, router.start());
    }

    static RouterConfig config(FakePlatform platform, Path home) {
        return config(platform, home, TrustedProxies.NONE, new TestLimits());
    }

    private static RouterConfig config(FakePlatform platform, Path home, TrustedProxies trusted, TestLimits limits) {
        return new RouterConfig(
                new InetSocketAddress("127.0.0.1", 0),
                new InetSocketAddress("127.0.0.1", 0),
                platform.address(),
                home.resolve("router-token"),
                home.resolve("router"),
                trusted,
                limits.build());
    }

    static void writeToken(Path home) throws IOException {
        Files.writeString(home.resolve("router-token"), FakePlatform.TOKEN + "\n");
    }

    static FeedMessage.Snapshot snapshot(AppRoutes... apps) {
        return new FeedMessage.Snapshot(VERSIONS.incrementAndGet(), BOOT, Arrays.asList(apps), List.of());
    }

    /** Routes of one app whose only hostname has a certificate. */
    static FeedMessage.Snapshot snapshot(AppRoutes app, Certificate certificate) {
        return new FeedMessage.Snapshot(
                VERSIONS.incrementAndGet(), BOOT, List.of(showing(app, certificate)), List.of(certificate));
    }

    private static AppRoutes showing(AppRoutes app, Certificate certificate) {
        return new AppRoutes(
                app.appId(),
                app.app(),
                app.version(),
                app.hostnames(),
                app.status(),
                app.targets(),
                Map.of(app.hostnames().getFirst(), certificate.id()),
                Map.of());
    }

    /** The same app, of which a certificate authority may ask for a token. */
    static AppRoutes challenged(AppRoutes app, String token, String proof) {
        return new AppRoutes(
                app.appId(),
                app.app(),
                VERSIONS.incrementAndGet(),
                app.hostnames(),
                app.status(),
                app.targets(),
                app.certificates(),
                Map.of(token, proof));
    }

    /** An app whose id follows from its name, so that it can be changed later. */
    static AppRoutes app(String name, AppStatus status, Target... targets) {
        return new AppRoutes(
                appId(name),
                name,
                VERSIONS.incrementAndGet(),
                List.of(name + ".localhost"),
                status,
                Arrays.asList(targets),
                Map.of(),
                Map.of());
    }

    static AppRoutes hosted(String name, String hostname, Target... targets) {
        return new AppRoutes(
                appId(name),
                name,
                VERSIONS.incrementAndGet(),
                List.of(hostname),
                AppStatus.LIVE,
                Arrays.asList(targets),
                Map.of(),
                Map.of());
    }

    static AppRoutes live(String name, Target... targets) {
        return app(name, AppStatus.LIVE, targets);
    }

    static UUID appId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes());
    }

    static FeedMessage changed(AppRoutes app) {
        return new FeedMessage.Changed(app.version(), app, List.of());
    }

    static FeedMessage changed(AppRoutes app, Certificate certificate) {
        return new FeedMessage.Changed(app.version(), showing(app, certificate), List.of(certificate));
    }

    static FeedMessage removed(String name) {
        return new FeedMessage.Removed(VERSIONS.incrementAndGet(), appId(name));
    }

    @Override
    public void close() throws Exception {
        router.stop();
        platform.close();
    }
}
