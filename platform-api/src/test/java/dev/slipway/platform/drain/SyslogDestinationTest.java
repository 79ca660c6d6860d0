package dev.slipway.platform.drain;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.outbound.Outside;
import dev.slipway.platform.outbound.PrivateAddressException;
import dev.slipway.platform.tls.TestAuthority;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogDestinationTest {
    private static final String TOKEN = "d.01234567-89ab-cdef-0123-456789abcdef";
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @Test
    void sendsMessagesOverAConnectionThatStays() throws IOException {
        try (SyslogReceiver receiver = new SyslogReceiver(ServerSocketFactory.getDefault());
                Destination drain = tcp(receiver.port(), LONG)) {
            drain.send(Batches.of("one", "🚢 ünïcode"));
            drain.send(Batches.of("three"));
            await().untilAsserted(() -> assertEquals(List.of("one", "🚢 ünïcode", "three"), receiver.texts()));
            assertEquals(1, receiver.connections());
            assertTrue(
                    receiver.messages()
                            .getFirst()
                            .matches("<190>1 2026-08-04T12:00:00.000000\\+00:00 " + TOKEN + " app web\\.1 - - one"),
                    receiver.messages()::toString);
        }
    }

    @Test
    void connectsAgainWhenTheServerWasRestarted() throws IOException {
        try (SyslogReceiver receiver = new SyslogReceiver(ServerSocketFactory.getDefault());
                Destination drain = tcp(receiver.port(), LONG)) {
            drain.send(Batches.of("before"));
            await().untilAsserted(() -> assertEquals(List.of("before"), receiver.texts()));
            receiver.hangUp();
            drain.send(Batches.of("after"));
            await().untilAsserted(() -> assertEquals(List.of("before", "after"), receiver.texts()));
            assertEquals(2, receiver.connections());
        }
    }

    @Test
    void sendsOverTlsToTheServerThatTheCertificateNames() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        try (SyslogReceiver receiver =
                        new SyslogReceiver(authority.server("localhost").getServerSocketFactory());
                Destination drain = tls(receiver.port(), authority.client().getSocketFactory())) {
            drain.send(Batches.of("one"));
            drain.send(Batches.of("two"));
            await().untilAsserted(() -> assertEquals(List.of("one", "two"), receiver.texts()));
            assertEquals(1, receiver.connections());
            receiver.hangUp();
            drain.send(Batches.of("three"));
            await().untilAsserted(() -> assertEquals(List.of("one", "two", "three"), receiver.texts()));
        }
    }

    @Test
    void tellsNothingToAServerOfAnotherName() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        try (SyslogReceiver receiver =
                        new SyslogReceiver(authority.server("logs.example.com").getServerSocketFactory());
                Destination drain = tls(receiver.port(), authority.client().getSocketFactory())) {
            assertThrows(SSLException.class, () -> drain.send(Batches.of("secret")));
            assertEquals(List.of(), receiver.messages());
        }
    }

    @Test
    void tellsNothingToAServerOfAnAuthorityThatIsNotTrusted() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        TestAuthority other = new TestAuthority(otherFolder);
        try (SyslogReceiver receiver =
                        new SyslogReceiver(authority.server("localhost").getServerSocketFactory());
                Destination drain = tls(receiver.port(), other.client().getSocketFactory());
                Destination byTheJdk = tls(receiver.port(), (SSLSocketFactory) SSLSocketFactory.getDefault())) {
            assertThrows(SSLException.class, () -> drain.send(Batches.of("secret")));
            assertThrows(SSLException.class, () -> byTheJdk.send(Batches.of("secret")));
            assertEquals(List.of(), receiver.messages());
        }
    }

    @Test
    void connectsToNoAddressThatIsNotPublic() throws IOException {
        try (SyslogReceiver receiver = new SyslogReceiver(ServerSocketFactory.getDefault())) {
            for (String host : List.of("localhost", "127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1")) {
                DrainUrl url = DrainUrl.parse("syslog://" + host + ":" + receiver.port());
                try (Destination drain = new SyslogDestination(Outside.addresses(), url, TOKEN, LONG, null)) {
                    assertThrows(PrivateAddressException.class, () -> drain.send(Batches.of("secret")), host);
                }
            }
            assertEquals(0, receiver.connections());
        }
    }

    @Test
    void doesNotWaitForeverForAServerThatDoesNotRead() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                Destination drain = tcp(silent.getLocalPort(), Duration.ofMillis(500))) {
            String[] much = new String[4000];
            java.util.Arrays.fill(much, "x".repeat(5000));
            assertThrows(SocketTimeoutException.class, () -> drain.send(Batches.of(much)));
        }
    }

    @Test
    void doesNotWaitForeverForAServerThatDoesNotSpeakTls() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            DrainUrl url = DrainUrl.parse("syslog+tls://localhost:" + silent.getLocalPort());
            SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (Destination drain =
                    new SyslogDestination(Outside.addresses("localhost"), url, TOKEN, Duration.ofMillis(500), tls)) {
                assertThrows(SocketTimeoutException.class, () -> drain.send(Batches.of("one")));
            }
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (Destination drain = tcp(port, LONG)) {
            IOException refused = assertThrows(IOException.class, () -> drain.send(Batches.of("one")));
            assertTrue(refused.getMessage().contains("refused"), refused.getMessage());
        }
    }

    private static Destination tcp(int port, Duration timeout) {
        DrainUrl url = DrainUrl.parse("syslog://localhost:" + port);
        return new SyslogDestination(Outside.addresses("localhost"), url, TOKEN, timeout, null);
    }

    private static Destination tls(int port, SSLSocketFactory sockets) {
        DrainUrl url = DrainUrl.parse("syslog+tls://localhost:" + port);
        return new SyslogDestination(Outside.addresses("localhost"), url, TOKEN, LONG, sockets);
    }
}
