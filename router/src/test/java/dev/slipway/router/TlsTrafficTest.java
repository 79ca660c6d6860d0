package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.AppRoutes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class TlsTrafficTest extends TlsFixture {
    @Test
    void showsANewCertificateWhileConnectionsOfTheOldOneGoOn() throws Exception {
        TestCertificate before = TestCertificate.of(HOST);
        TestCertificate after = TestCertificate.of(HOST);
        CountDownLatch rotated = new CountDownLatch(1);
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\none");
                    rotated.await();
                    return Dyno.raw(out, "two");
                });
                Fixture f = serving(before, dyno);
                Wire open = before.wire(f.tlsPort)) {
            open.send(GET).head();
            assertEquals("one", new String(open.in.readNBytes(3)));
            f.platform.send(Fixture.changed(Fixture.live("shop", dyno.target()), after.sealed()));
            await().ignoreExceptions().until(() -> {
                after.connect(f.tlsPort).close();
                return true;
            });
            assertThrows(SSLException.class, () -> before.connect(f.tlsPort));
            rotated.countDown();
            assertEquals("two", new String(open.in.readNBytes(3)));
            assertTrue(open.send(GET).response().endsWith("onetwo"));
        }
    }

    @Test
    void servesAfterARestartWithoutThePlatformFromKeysThatAreSealedOnDisk() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("still here")) {
            Fixture first = serving(certificate, dyno);
            Path stored = home.resolve("router/routes.json");
            await().until(() -> Files.exists(stored));
            first.close();
            assertFalse(Files.readString(stored).contains(certificate.secret()));

            Router restarted = new Router(Fixture.config(first.platform, home), Fixture.BOOT, Clock.systemUTC());
            int port = restarted.start().tls();
            try (Wire wire = certificate.wire(port)) {
                assertTrue(wire.send(GET).response().endsWith("still here"));
            }
            restarted.stop();
        }
    }

    @Test
    void refusesAKeySealedUnderAnotherTokenUntilItComesUnderItsOwn() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno)) {
            AppRoutes app = Fixture.live("shop", dyno.target());
            TestCertificate fresh = TestCertificate.of(HOST);
            f.platform.send(Fixture.changed(app, fresh.sealed("another token")));
            await().untilAsserted(() -> assertThrows(SSLException.class, () -> certificate.connect(f.tlsPort)));
            assertTrue(Wire.get(f.port, HOST).endsWith("ok"));
            f.platform.send(Fixture.changed(Fixture.live("shop", dyno.target()), fresh.sealed()));
            await().ignoreExceptions().until(() -> answer(fresh, f).endsWith("ok"));
        }
    }

    @Test
    void tunnelsPassBytesAndEndOneSideBeforeTheOther() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        byte[] sent = "x".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: raw\r\nConnection: Upgrade\r\n\r\n");
                    out.write(request.body().readAllBytes());
                    return false;
                });
                Fixture f = serving(certificate, dyno);
                SSLSocket socket = certificate.connect(f.tlsPort);
                Wire wire = new Wire(socket)) {
            String head = wire.send(GET.replace("\r\n\r\n", "\r\nConnection: Upgrade\r\nUpgrade: raw\r\n\r\n"))
                    .head();
            assertTrue(head.startsWith("HTTP/1.1 101"), head);
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(sent);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertArrayEquals(sent, wire.in.readAllBytes());
        }
    }

    @Test
    void passesLargeBodiesBothWays() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        byte[] body = new byte[20 * 1024 * 1024];
        new Random(1).nextBytes(body);
        try (Dyno dyno = new Dyno((request, out) -> {
                    byte[] sent = request.body().readNBytes((int) request.length());
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: " + sent.length + "\r\n\r\n");
                    out.write(sent);
                    out.flush();
                    return true;
                });
                Fixture f = serving(certificate, dyno);
                Wire wire = certificate.wire(f.tlsPort)) {
            for (int i = 0; i < 2; i++) {
                wire.send("POST / HTTP/1.1\r\nHost: " + HOST + "\r\nContent-Length: " + body.length + "\r\n\r\n");
                wire.socket.getOutputStream().write(body);
                assertTrue(wire.head().startsWith("HTTP/1.1 200"));
                assertArrayEquals(body, wire.in.readNBytes(body.length));
            }
        }
    }

    @Test
    void aCutResponseIsNoWholeOne() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
                    return false;
                });
                Fixture f = serving(certificate, dyno);
                Wire wire = certificate.wire(f.tlsPort)) {
            wire.send(GET).head();
            assertThrows(IOException.class, wire.in::readAllBytes);
        }
    }

    @Test
    void aStopEndsHandshakesUnderWayAndLetsRequestsFinish() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        CountDownLatch stopping = new CountDownLatch(1);
        try (Dyno dyno = new Dyno((request, out) -> {
            Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\none");
            stopping.await();
            return Dyno.raw(out, "two");
        })) {
            Fixture f = serving(certificate, dyno);
            try (Wire idle = new Wire(f.tlsPort);
                    Wire busy = certificate.wire(f.tlsPort)) {
                busy.send(GET).head();
                assertEquals("one", new String(busy.in.readNBytes(3)));
                Thread stop = Thread.ofVirtual().start(() -> {
                    try {
                        f.close();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                assertEquals("", received(idle));
                stopping.countDown();
                assertEquals("two", new String(busy.in.readAllBytes()));
                stop.join();
            }
        }
    }

    @Test
    void sendsAWholeResponseBeforeItClosesTheConnection() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("whole");
                Fixture f = serving(certificate, dyno);
                Wire wire = certificate.wire(f.tlsPort)) {
            wire.send(GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            assertTrue(new String(wire.in.readAllBytes(), StandardCharsets.US_ASCII).endsWith("whole"));
        }
    }
}
