package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code kill -9} at bad moments loses nothing that was acknowledged. */
@ExtendWith(Installed.class)
@Order(6)
class CrashTest {
    private static final Pattern WORKER_LINE = Pattern.compile("app\\[worker\\.1\\]: line (\\d+)");

    @Test
    void theDatabaseWritesThrough(Slipway slipway) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + slipway.databasePort() + "/slipway";
        try (java.sql.Connection connection =
                DriverManager.getConnection(url, "slipway", slipway.read("database-password"))) {
            assertEquals("on", shown(connection, "fsync"));
            assertEquals("on", shown(connection, "synchronous_commit"));
            assertEquals("on", shown(connection, "full_page_writes"));
        }
    }

    @Test
    void aBuildThatThePlatformDiesInFailsWithAReason(Slipway slipway) {
        App app = App.create(slipway, "crash-build", App.testApp("probe"));
        app.write("Dockerfile", """
                FROM slipway/bookworm
                RUN echo 'the build' 'has begun' && sleep 300
                CMD ["true"]
                """);
        Footprint before = Footprint.of(slipway, app);
        try (Running push = app.pushing()) {
            push.awaitOutput("the build has begun");
            slipway.kill("platform");
            push.end().refused();
        }
        slipway.awaitReady();
        Footprint.assertUnchanged(slipway, app, before);
        assertTrue(app.slipway("builds").ok().contains("failed"));
        assertTrue(app.json("builds").path(0).path("status").asText().equals("failed"));

        app.git("rm", "-q", "-f", "Dockerfile").ok();
        app.push().ok();
        assertEquals(200, app.get("/").status());
    }

    @Test
    void dynosAndTheirLogsOutliveThePlatform(Slipway slipway) {
        App app = App.create(slipway, "crash-log", App.testApp("probe"));
        app.push().ok();
        app.slipway("ps:scale", "worker=1").ok();
        app.awaitLog("app[worker.1]: line 50");
        List<String> containers = containers(app);
        List<Long> before = workerLines(app);

        slipway.kill("platform");
        assertEquals(200, app.get("/").status());
        slipway.awaitReady();

        await("lines of after the kill")
                .atMost(Duration.ofSeconds(60))
                .until(() -> workerLines(app).getLast() > before.getLast() + 20);
        List<Long> after = workerLines(app);
        assertTrue(
                after.getFirst() <= before.getLast(), "the log does not reach back to the kill: " + after.getFirst());
        assertEquals(
                LongStream.rangeClosed(after.getFirst(), after.getLast())
                        .boxed()
                        .toList(),
                after);
        assertEquals(containers, containers(app));
    }

    @Test
    void nothingAcknowledgedIsLostWithTheDatabase(Slipway slipway) {
        App app = App.create(slipway, "crash-database", App.testApp("probe"));
        app.push().ok();
        app.slipway("config:set", "KEPT=acknowledged").ok();
        slipway.kill("database");
        assertEquals(200, app.get("/").status());
        slipway.awaitReady();
        await("the platform's database")
                .atMost(Duration.ofSeconds(60))
                .until(() -> app.slipway("config:get", "KEPT").output().strip().equals("acknowledged"));
        app.slipway("config:set", "WHO=after").ok();
        app.awaitBody("/", "after v3");
    }

    private static List<String> containers(App app) {
        return app.containers("{{.ID}}").stream()
                .map(id -> Docker.run("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", id))
                .toList();
    }

    private static List<Long> workerLines(App app) {
        return WORKER_LINE
                .matcher(app.slipway("logs", "-n", "1500", "--dyno", "worker.1").ok())
                .results()
                .map((MatchResult match) -> Long.valueOf(match.group(1)))
                .toList();
    }

    private static String shown(java.sql.Connection connection, String setting) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
