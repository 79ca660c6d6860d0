package dev.slipway.platform.instance;

import dev.slipway.platform.hint.KafkaConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lock before anything of the platform acts, and looks after it. Where the database was away, the lock is
 * taken again; a platform to which another one came first meanwhile ends, and its supervisor's next try says why.
 */
@Singleton
class Instances {
    private static final Logger LOG = System.getLogger(Instances.class.getName());

    /** A platform that was killed has lost its lock by then. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);

    /** Longer than PostgreSQL may take to notice that the connection that had the lock is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final InstanceLock lock;
    private final boolean kafka;
    private final Clock clock;
    private final Event<StartedAlone> alone;
    private volatile boolean started;
    private @Nullable Instant lost;

    Instances(AgroalDataSource database, KafkaConfig config, Clock clock, Event<StartedAlone> alone) {
        this.kafka = config.bootstrapServers().isPresent();
        this.lock = new InstanceLock(
                database,
                kafka,
                "slipway platform, process " + ProcessHandle.current().pid());
        this.clock = clock;
        this.alone = alone;
    }

    void takeLock(@Observes @Priority(1) StartupEvent event) throws SQLException {
        Instant deadline = clock.instant().plus(PATIENCE_AT_START);
        while (!lock.take()) {
            if (clock.instant().isAfter(deadline)) {
                throw SeveralInstancesException.of(lock.holder(), kafka);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        started = true;
        if (!kafka) {
            alone.fire(new StartedAlone());
        }
    }

    @Scheduled(every = "5s", delay = 5, delayUnit = TimeUnit.SECONDS)
    void keepLock() {
        if (!started) {
            return;
        }
        try {
            if (lock.take()) {
                lost = null;
            } else {
                contest();
            }
        } catch (SQLException e) {
            // Without its database no platform can do anything, and the next look comes in five seconds.
            LOG.log(Level.DEBUG, "could not look after the instance lock: {0}", e.getMessage());
        }
    }

    private void contest() throws SQLException {
        Instant now = clock.instant();
        if (lost == null) {
            lost = now;
        } else if (lost.plus(PATIENCE).isBefore(now)) {
            LOG.log(
                    Level.ERROR,
                    "{0} It came while the database was away. This platform ends.",
                    SeveralInstancesException.of(lock.holder(), kafka).getMessage());
            Quarkus.asyncExit(1);
        }
    }

    @PreDestroy
    void release() throws SQLException {
        lock.release();
    }
}
