package dev.slipway.router;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.router.proxy.TrustedProxies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** A router that serves an app over TLS. */
abstract class TlsFixture {
    static final String HOST = "shop.localhost";
    static final String GET = "GET / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n";

    @TempDir
    Path home;

    Fixture serving(TestCertificate certificate, Dyno dyno) throws Exception {
        return serving(certificate, dyno, limits -> {});
    }

    Fixture serving(TestCertificate certificate, Dyno dyno, Consumer<TestLimits> change) throws Exception {
        TestLimits limits = new TestLimits();
        change.accept(limits);
        AppRoutes app = Fixture.live("shop", dyno.target());
        return Fixture.with(
                new FakePlatform(Fixture.snapshot(app, certificate.sealed())), home, TrustedProxies.NONE, limits);
    }

    /** All that comes until the connection is closed or cut. */
    static String received(Wire wire) {
        StringBuilder all = new StringBuilder();
        try {
            for (int b = wire.in.read(); b >= 0; b = wire.in.read()) {
                all.append((char) b);
            }
        } catch (IOException cut) {
            // As good an end as any.
        }
        return all.toString();
    }

    static String answer(TestCertificate certificate, Fixture f) throws Exception {
        try (Wire wire = certificate.wire(f.tlsPort)) {
            return wire.send(GET).response();
        }
    }
}
