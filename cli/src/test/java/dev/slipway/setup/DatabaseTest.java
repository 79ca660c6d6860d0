package dev.slipway.setup;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final int ENOUGH_ROWS = 200;

    @TempDir
    static Path directory;

    private static Installation installation;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        installation = new Installation(directory.resolve("home"), port);
        Installation.Result result =
                installation.bash("find_jdk; prepare_home; ensure_database; echo \"$SLIPWAY_DATABASE_URL\"");
        assertEquals(0, result.code(), result.output());
        url = result.output().lines().toList().getLast();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @Test
    void writesToTheDiskBeforeItAcknowledges() throws SQLException {
        assertEquals("on", show("fsync"));
        assertEquals("on", show("synchronous_commit"));
        assertEquals("on", show("full_page_writes"));
        assertEquals("on", show("data_checksums"));
        assertEquals("UTF8", show("server_encoding"));
    }

    @Test
    void listensOnLoopbackOnlyAndAsksForThePassword() throws SQLException {
        assertEquals("127.0.0.1", show("listen_addresses"));
        assertEquals("", show("unix_socket_directories"));
        SQLException refused = assertThrows(
                SQLException.class, () -> DriverManager.getConnection(url.replaceAll("password=.*", "password=wrong")));
        assertEquals("28P01", refused.getSQLState());
    }

    @Test
    void doesNotRunAsRoot() {
        String user = installation.awaitProcess("database.child").info().user().orElseThrow();

        assertTrue(!user.equals("root"), user);
    }

    @Test
    void losesNoAcknowledgedRowWhenItIsKilled() throws SQLException {
        execute("CREATE TABLE written (number int)");
        AtomicInteger acknowledged = new AtomicInteger();
        Thread writer = Thread.ofVirtual().start(() -> writeUntilItBreaks(acknowledged));
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.get() >= ENOUGH_ROWS);

        installation.awaitProcess("database.child").destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> !writer.isAlive());

        // The row under way when it was killed may have been written, but not acknowledged.
        int found = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> Integer.parseInt(query("SELECT count(*) FROM written")), count -> true);
        assertTrue(found == acknowledged.get() || found == acknowledged.get() + 1, found + " of " + acknowledged);
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws IOException {
        Installation other = new Installation(directory.resolve("other"), 5123);
        other.bash("prepare_home");
        Files.createDirectories(other.home().resolve("database/data"));
        Files.writeString(other.home().resolve("database/data/PG_VERSION"), "9\n");
        Files.createFile(other.home().resolve("database/complete"));

        Installation.Result result = other.bash("find_jdk; ensure_database");

        assertEquals(1, result.code());
        assertTrue(result.output().contains("is of PostgreSQL 9"), result.output());
    }

    private static void writeUntilItBreaks(AtomicInteger acknowledged) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO written VALUES (?)")) {
            while (true) {
                insert.setInt(1, acknowledged.get() + 1);
                insert.executeUpdate();
                acknowledged.incrementAndGet();
            }
        } catch (SQLException e) {
            // The end that the test brings about.
        }
    }

    private static String show(String setting) throws SQLException {
        return query("SHOW " + setting);
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
