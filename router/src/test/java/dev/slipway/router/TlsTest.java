package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest extends TlsFixture {
    private static final String UNRECOGNIZED_NAME = "\u0015\u0003\u0003\0\u0002\u0002p";

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
