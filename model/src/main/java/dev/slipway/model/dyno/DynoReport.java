package dev.slipway.model.dyno;

import java.time.Instant;
import java.util.UUID;

/**
 * What happened to one attempt of a dyno. Reports are idempotent: one that comes twice, or that speaks of an older
 * attempt, changes nothing.
 */
public sealed interface DynoReport {
    UUID dynoId();

    int attempt();

    Instant at();

    /** The container was started. */
    record Started(UUID dynoId, int attempt, Instant at, String containerId) implements DynoReport {}

    /** It listens on its port, or, without a port, has started. */
    record Up(UUID dynoId, int attempt, Instant at) implements DynoReport {}

    /**
     * The container ended by itself; its log has been read to its end.
     *
     * @param exitCode the process's exit status; 137 for SIGKILL
     * @param outOfMemory true if the kernel ended it for its memory limit
     */
    record Exited(UUID dynoId, int attempt, Instant at, int exitCode, boolean outOfMemory) implements DynoReport {}

    /**
     * It did not listen on its port in time (Heroku's R10), and was killed.
     *
     * @param hint what the node saw, and what to do, such as an address that it listens on instead
     */
    record BootTimedOut(UUID dynoId, int attempt, Instant at, String hint) implements DynoReport {}

    /** The engine could not start it. */
    record StartFailed(UUID dynoId, int attempt, Instant at, String message) implements DynoReport {}

    /** It is not desired any more and its container is gone; its log has been read to its end. */
    record Removed(UUID dynoId, int attempt, Instant at) implements DynoReport {}
}
