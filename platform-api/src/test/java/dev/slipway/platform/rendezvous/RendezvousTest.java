package dev.slipway.platform.rendezvous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.dyno.DynoTerminal;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.tls.ServerTls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class RendezvousTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    @Inject
    Rendezvous rendezvous;

    @Inject
    ServerTls tls;

    private final UUID dyno = UUID.randomUUID();
    private final List<Socket> connections = new ArrayList<>();

    /** Beneath TLS, which would wait for the other side. */
    @AfterEach
    void hangUp() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Test
    void bringsAClientAndADynoTogether() throws Exception {
        String url = rendezvous.open(dyno, true, 120, 40);
        Socket client = connect(url);
        try (DynoTerminal terminal = rendezvous.of(dyno).orElseThrow()) {
            assertTrue(terminal.await(SOON));
            assertEquals("rendezvous\r\n", read(client, 12));
            assertEquals(120, terminal.columns());
            assertEquals(40, terminal.lines());
            terminal.output().write("$ ".getBytes(UTF_8));
            assertEquals("$ ", read(client, 2));
            client.getOutputStream().write("ls\u0004\r".getBytes(UTF_8));
            assertEquals("ls\u0004\r", new String(terminal.input().readNBytes(4), UTF_8));
            terminal.close();
            assertEnded(client);
        }
        assertEquals(Optional.empty(), rendezvous.of(dyno));
    }

    @Test
    void endsTheInputAtTheByteForItWhereThereIsNoTerminal() throws Exception {
        String url = rendezvous.open(dyno, false, 80, 24);
        Socket client = connect(url);
        try (DynoTerminal terminal = rendezvous.of(dyno).orElseThrow()) {
            client.getOutputStream().write("one\ntwo\u0004".getBytes(UTF_8));
            assertTrue(terminal.await(SOON));
            assertEquals("one\ntwo", new String(terminal.input().readAllBytes(), UTF_8));
            hangUp();
            assertThrows(IOException.class, terminal::awaitLeaving);
        }
    }

    @Test
    void tellsHowTheProcessEndedToWhoeverAsked() throws Exception {
        String url = rendezvous.open(dyno, true, 80, 24);
        try (DynoTerminal terminal = rendezvous.of(dyno).orElseThrow()) {
            Socket client = plain(url);
            String secret = url.substring(url.lastIndexOf('/') + 1);
            client.getOutputStream().write((secret + "?exit-status\n").getBytes(UTF_8));
            assertTrue(terminal.await(SOON));
            terminal.output().write("done\r\n".getBytes(UTF_8));
            terminal.ended(3);
            terminal.close();
            assertEquals(
                    "rendezvous\r\ndone\r\n\uFFFF heroku-command-exit-status: 3\n",
                    new String(client.getInputStream().readAllBytes(), UTF_8));
        }
    }

    @Test
    void tellsTheLossOfTheClientFromTheEndOfItsInput() throws Exception {
        String url = rendezvous.open(dyno, true, 80, 24);
        try (DynoTerminal terminal = rendezvous.of(dyno).orElseThrow()) {
            connect(url);
            assertTrue(terminal.await(SOON));
            hangUp();
            assertThrows(IOException.class, () -> terminal.input().readAllBytes());
        }
    }

    @Test
    void takesNobodyTwiceNorWithAnotherSecretNorAfterTheEnd() throws Exception {
        String url = rendezvous.open(dyno, true, 80, 24);
        DynoTerminal terminal = rendezvous.of(dyno).orElseThrow();
        Socket first = connect(url);
        assertTrue(terminal.await(SOON));
        assertEquals("rendezvous\r\n", read(first, 12));
        assertRefused(url);
        assertRefused(url.substring(0, url.lastIndexOf('/')) + "/0000");
        terminal.close();
        String late = rendezvous.open(dyno, true, 80, 24);
        rendezvous.of(dyno).orElseThrow().close();
        assertRefused(late);
    }

    @Test
    void refusesAGreetingWithoutAnEnd() throws Exception {
        String url = rendezvous.open(dyno, true, 80, 24);
        Socket client = plain(url);
        client.getOutputStream().write("x".repeat(5000).getBytes(UTF_8));
        assertEnded(client);
        rendezvous.of(dyno).orElseThrow().close();
    }

    @Test
    void givesUpOnAClientThatDoesNotCome() throws Exception {
        rendezvous.open(dyno, true, 80, 24);
        try (DynoTerminal terminal = rendezvous.of(dyno).orElseThrow()) {
            assertFalse(terminal.await(Duration.ofMillis(50)));
            assertThrows(IOException.class, terminal::output);
        }
    }

    private void assertRefused(String url) throws Exception {
        assertEnded(connect(url));
    }

    /** Whether by TLS's own end or by the connection's. */
    private static void assertEnded(Socket client) {
        int read;
        try {
            read = client.getInputStream().read();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open", e);
        } catch (IOException e) {
            read = -1;
        }
        assertEquals(-1, read);
    }

    private static String read(Socket client, int bytes) throws IOException {
        InputStream in = client.getInputStream();
        return new String(in.readNBytes(bytes), UTF_8);
    }

    /** As the heroku client does: the secret, perhaps with a query, as the first line. */
    private Socket connect(String url) throws Exception {
        Socket client = plain(url);
        client.getOutputStream().write((url.substring(url.lastIndexOf('/') + 1) + "?x=1\r\n").getBytes(UTF_8));
        client.getOutputStream().flush();
        return client;
    }

    private Socket plain(String url) throws Exception {
        URI uri = URI.create(url);
        Socket tcp = new Socket(uri.getHost(), uri.getPort());
        tcp.setSoTimeout((int) SOON.toMillis());
        SSLSocket socket =
                (SSLSocket) trusting().getSocketFactory().createSocket(tcp, uri.getHost(), uri.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        connections.add(tcp);
        return socket;
    }

    private SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(tls.authority())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
