package dev.slipway.router;

import dev.slipway.router.limits.Limits;
import java.time.Duration;

/**
 * The limits of a router under test: as in production or longer, so that a machine which stalls for seconds turns no
 * healthy answer into an error; a test about a limit shortens that one. What the router waits for between two attempts is
 * short, for it can only be late, never wrong.
 */
final class TestLimits {
    Duration connect = Limits.DEFAULTS.connect().multipliedBy(12);
    Duration firstByte = Duration.ofMinutes(2);
    Duration idle = Duration.ofMinutes(2);
    Duration boot = Duration.ofMinutes(2);
    Duration safeReuse = Limits.DEFAULTS.safeReuse();
    Duration linger = Limits.DEFAULTS.linger();
    Duration handshake = Duration.ofMinutes(1);
    Duration silence = Duration.ofMinutes(1);
    Duration lease = Duration.ofMinutes(1);
    int spool = Limits.DEFAULTS.logs().spool();
    long spoolBytes = Limits.DEFAULTS.logs().spoolBytes();
    int batch = Limits.DEFAULTS.logs().batch();
    int batchBytes = Limits.DEFAULTS.logs().batchBytes();

    Limits build() {
        return new Limits(
                connect,
                firstByte,
                idle,
                boot,
                Limits.DEFAULTS.clientIdle(),
                Limits.DEFAULTS.quarantine(),
                Limits.DEFAULTS.pooledIdle(),
                safeReuse,
                Duration.ofMillis(20),
                linger,
                Limits.DEFAULTS.shutdown(),
                handshake,
                Limits.DEFAULTS.requestLine(),
                16 * 1024,
                Limits.DEFAULTS.hello(),
                Limits.DEFAULTS.pooledPerDyno(),
                new Limits.FeedLimits(
                        silence,
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(100),
                        lease,
                        Duration.ofMillis(300),
                        Duration.ofMillis(10),
                        Limits.DEFAULTS.feed().request()),
                new Limits.LogLimits(spool, spoolBytes, batch, batchBytes, Duration.ofMillis(20)));
    }
}
