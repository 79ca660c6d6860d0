package dev.slipway.platform.git.ssh;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the port does with those who show no key. */
class DaemonTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int READ_LIMIT = 60_000;

    @TempDir
    Path folder;

    private Daemon daemon;

    @AfterEach
    void stop() throws IOException {
        daemon.stop(true);
    }

    @Test
    void turnsAwayStrangersWhenThereAreTooMany() throws IOException {
        start(LONG, 2);
        try (Socket first = connect();
                Socket second = connect()) {
            assertTrue(greeting(first).startsWith("SSH-2.0-Slipway"));
            assertTrue(greeting(second).startsWith("SSH-2.0-Slipway"));
            try (Socket third = connect()) {
                assertTrue(isHungUp(third));
            }
        }
    }

    @Test
    void hangsUpOnAStrangerWhoShowsNoKeyInTime() throws IOException {
        start(Duration.ofSeconds(1), 2);
        try (Socket stranger = connect()) {
            greeting(stranger);
            assertTrue(isHungUp(stranger));
        }
    }

    @Test
    void takesNoNewConnectionsOnceItIsShutAndKeepsThoseThatAreOpen() throws IOException {
        start(LONG, 2);
        try (Socket open = connect()) {
            greeting(open);
            // The library greets before it counts.
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> daemon.getActiveSessions().size() == 1);
            daemon.shut();
            assertThrows(ConnectException.class, this::connect);
            assertEquals(1, daemon.getActiveSessions().size());
        }
    }

    private void start(Duration loginTimeout, int mostStrangers) throws IOException {
        SshConfig config = new Limits(0, "127.0.0.1", loginTimeout, LONG, 10, mostStrangers);
        Visitors visitors = new Visitors(key -> Optional.empty(), config);
        daemon = Daemon.of(config, folder, visitors, (channel, command) -> {
            throw new IOException("nobody can get here");
        });
        daemon.start();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), daemon.getPort());
        socket.setSoTimeout(READ_LIMIT);
        return socket;
    }

    private static String greeting(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
    }

    /** Reads to the end, which must come before the socket's time limit. */
    private static boolean isHungUp(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // Also an end.
        }
        return true;
    }

    private record Limits(
            int port, String bind, Duration loginTimeout, Duration idleTimeout, int maxConnections, int maxStrangers)
            implements SshConfig {}
}
