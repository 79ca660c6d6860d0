package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.router.proxy.TrustedProxies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final String HOST = "shop.localhost";
    private static final String GET = "GET / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n";
    private static final String UNRECOGNIZED_NAME = "\u0015\u0003\u0003\0\u0002\u0002p";

    @TempDir
    Path home;

    private Fixture serving(TestCertificate certificate, Dyno dyno) throws Exception {
        return serving(certificate, dyno, limits -> {});
    }

    private Fixture serving(TestCertificate certificate, Dyno dyno, Consumer<TestLimits> change) throws Exception {
        TestLimits limits = new TestLimits();
        change.accept(limits);
        AppRoutes app = Fixture.live("shop", dyno.target());
        return Fixture.with(
                new FakePlatform(Fixture.snapshot(app, certificate.sealed())), home, TrustedProxies.NONE, limits);
    }

    @Test
    void tellsTheDynoAndTheLogThatTheClientSpokeTls() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("secret");
                Fixture f = serving(certificate, dyno);
                Wire wire = certificate.wire(f.tlsPort)) {
            assertEquals("http/1.1", ((SSLSocket) wire.socket).getApplicationProtocol());
            assertTrue(wire.send(GET).response().endsWith("secret"));
            assertTrue(wire.send(GET).response().endsWith("secret"));
            Dyno.Request request = dyno.requests.getFirst();
            assertEquals("https", request.header("X-Forwarded-Proto"));
            assertEquals(Integer.toString(f.tlsPort), request.header("X-Forwarded-Port"));
            assertEquals("127.0.0.1", request.header("X-Forwarded-For"));
            await().until(() -> f.platform.lines().stream().anyMatch(line -> line.endsWith("protocol=https")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, SHA256withRSA, TLSv1.2",
        "RSA, 2048, SHA256withRSA, TLSv1.3",
        "EC, 256, SHA256withECDSA, TLSv1.2",
        "EC, 384, SHA384withECDSA, TLSv1.3",
        "Ed25519, 0, Ed25519, TLSv1.3",
    })
    void showsCertificatesOfEachKindOfKey(String algorithm, int bits, String signature, String protocol)
            throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST, algorithm, bits, signature);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno);
                SSLSocket socket = certificate.connect(f.tlsPort, protocol);
                Wire wire = new Wire(socket)) {
            assertEquals(protocol, socket.getSession().getProtocol());
            assertTrue(wire.send(GET).response().endsWith("ok"));
        }
    }

    @Test
    void speaksNoOldTls() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno);
                Wire wire = new Wire(f.tlsPort)) {
            // A hello of TLS 1.1 for shop.localhost, with one cipher.
            byte[] name = HOST.getBytes(StandardCharsets.US_ASCII);
            StringBuilder hello =
                    new StringBuilder("\u0003\u0002").append("r".repeat(32)).append("\0\0\u0002\u00c0\u0013\u0001\0");
            int list = name.length + 3;
            hello.append("\0").append((char) (list + 6)).append("\0\0\0").append((char) (list + 2));
            hello.append("\0")
                    .append((char) list)
                    .append("\0\0")
                    .append((char) name.length)
                    .append(HOST);
            String handshake = "\u0001\0\0" + (char) hello.length() + hello;
            wire.send("\u0016\u0003\u0001\0" + (char) handshake.length() + handshake);
            byte[] answer = wire.in.readAllBytes();
            assertEquals(21, answer[0], "an alert");
            assertEquals(70, answer[6], "protocol_version");
        }
    }

    @Test
    void refusesNamesWithoutACertificateAndClientsWithoutAName() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        TestCertificate other = TestCertificate.of("blog.localhost");
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno)) {
            SSLException refused = assertThrows(
                    SSLHandshakeException.class, () -> other.connect(f.tlsPort).close());
            assertTrue(refused.getMessage().contains("unrecognized_name"), refused.getMessage());
            try (SSLSocket nameless = certificate.withoutName(f.tlsPort)) {
                assertThrows(SSLException.class, nameless::startHandshake);
            }
            try (Wire wire = certificate.wire(f.tlsPort)) {
                String elsewhere = GET.replace(HOST, "blog.localhost");
                assertTrue(wire.send(elsewhere).response().startsWith("HTTP/1.1 404"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
                "\0\0\0\0\0\0\0\0\0\0",
                "\u0016\u0003\u0001\u00ff\u00ff\u0001\0\u00ff\u00ff",
                "\u0016\u0003\u0001\0\u0005\u0001\u007f\u00ff\u00ff\u0003",
                "\u0015\u0003\u0001\0\u0002\u0002\u0028",
            })
    void closesOnGarbageWithoutAnAnswerInTheClear(String garbage) throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno, limits -> limits.handshake = Duration.ofSeconds(1));
                Wire wire = new Wire(f.tlsPort)) {
            wire.send(garbage);
            String answer = received(wire);
            assertTrue(answer.isEmpty() || answer.startsWith("\u0015"), answer);
            assertTrue(answer(certificate, f).endsWith("ok"));
            assertEquals(1, dyno.requests.size());
        }
    }

    /** All that comes until the connection is closed or cut. */
    private static String received(Wire wire) {
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

    private static String answer(TestCertificate certificate, Fixture f) throws Exception {
        try (Wire wire = certificate.wire(f.tlsPort)) {
            return wire.send(GET).response();
        }
    }

    @Test
    void closesConnectionsThatDoNotBeginOrEndTheirHandshakeInTime() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno, limits -> limits.handshake = Duration.ofMillis(300));
                Wire silent = new Wire(f.tlsPort);
                Wire slow = new Wire(f.tlsPort)) {
            slow.send("\u0016\u0003\u0001\u0001\0\u0001");
            assertEquals(-1, silent.in.read());
            received(slow);
            assertTrue(answer(certificate, f).endsWith("ok"));
        }
    }

    @Test
    void closesAConnectionWhoseClientSaysNothingAfterItsHello() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        SSLEngine engine = certificate.context().createSSLEngine(HOST, 443);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(HOST)));
        engine.setSSLParameters(parameters);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno, limits -> limits.handshake = Duration.ofMillis(500));
                Wire wire = new Wire(f.tlsPort)) {
            wire.socket.getOutputStream().write(hello.array(), 0, hello.position());
            assertTrue(received(wire).startsWith("\u0016\u0003\u0003"), "the server's hello, and then the end");
        }
    }

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

    @Test
    void manyHandshakesAtOnceAllEnd() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno)) {
            List<Thread> clients = new ArrayList<>();
            AtomicInteger answers = new AtomicInteger();
            for (int i = 0; i < 40; i++) {
                clients.add(Thread.ofVirtual().start(() -> {
                    try {
                        if (answer(certificate, f).endsWith("ok")) {
                            answers.incrementAndGet();
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (Thread client : clients) {
                client.join();
            }
            assertEquals(40, answers.get());
        }
    }

    @Test
    void theAlertIsOneThatClientsUnderstand() throws Exception {
        TestCertificate certificate = TestCertificate.of(HOST);
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = serving(certificate, dyno);
                Wire wire = new Wire(f.tlsPort)) {
            // A hello without a name: version, random, no session, one cipher, no compression, no extensions.
            String hello = "\u0003\u0003" + "r".repeat(32) + "\0\0\u0002\u0013\u0001\u0001\0";
            wire.send("\u0016\u0003\u0001\0" + (char) (hello.length() + 4) + "\u0001\0\0" + (char) hello.length()
                    + hello);
            assertEquals(UNRECOGNIZED_NAME, received(wire));
        }
    }
}
