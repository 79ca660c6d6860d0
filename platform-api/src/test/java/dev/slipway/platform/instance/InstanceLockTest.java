package dev.slipway.platform.instance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InstanceLockTest {
    private static EmbeddedPostgres server;

    private final InstanceLock alone = lock(false, "first");
    private final InstanceLock another = lock(false, "second");
    private final InstanceLock withKafka = lock(true, "third");
    private final InstanceLock alsoWithKafka = lock(true, "fourth");

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void release() throws SQLException {
        for (InstanceLock lock : new InstanceLock[] {alone, another, withKafka, alsoWithKafka}) {
            lock.release();
        }
    }

    @Test
    void refusesASecondPlatformWithoutKafkaAndSaysWhoRuns() throws SQLException {
        assertTrue(alone.take());
        assertTrue(alone.take(), "it has it still");
        assertFalse(another.take());
        String message = SeveralInstancesException.of(another.holder(), false).getMessage();
        assertTrue(message.contains("(first at 127.0.0.1, since 2"), message);
        assertTrue(message.contains("SLIPWAY_KAFKA_BOOTSTRAP_SERVERS"), message);
    }

    @Test
    void letsPlatformsWithKafkaRunSideBySideButNoneWithoutBesideThem() throws SQLException {
        assertTrue(withKafka.take());
        assertTrue(alsoWithKafka.take());
        assertFalse(alone.take());
    }

    @Test
    void refusesAPlatformWithKafkaBesideOneWithout() throws SQLException {
        assertTrue(alone.take());
        assertFalse(withKafka.take());
    }

    @Test
    void isFreeOnceItsHolderIsGone() throws SQLException {
        assertTrue(alone.take());
        endConnectionOf("first");
        await().atMost(Duration.ofMinutes(1)).until(another::take);
        assertFalse(alone.take());
        assertEquals("second", another.holder().split(" ")[0]);
    }

    @Test
    void isTakenAgainAfterItsConnectionWasLost() throws SQLException {
        assertTrue(alone.take());
        endConnectionOf("first");
        await().atMost(Duration.ofMinutes(1)).until(() -> !alone.holds());
        await().atMost(Duration.ofMinutes(1)).until(alone::take);
        assertFalse(another.take());
    }

    private static InstanceLock lock(boolean shared, String owner) {
        return new InstanceLock(database(), shared, owner);
    }

    private static DataSource database() {
        return server.getPostgresDatabase();
    }

    /** What PostgreSQL does when the holder's process is killed, or when it restarts itself. */
    private static void endConnectionOf(String owner) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '" + owner + "'");
        }
    }
}
