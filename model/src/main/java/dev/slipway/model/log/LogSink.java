package dev.slipway.model.log;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where log lines go. Thread-safe. */
public interface LogSink {
    /** Appends lines that have no stream: the platform's own and a router's. */
    void append(List<LogLine> lines);

    /**
     * Appends the next lines of a container's log in one step with the offset after them, so that after a crash
     * reading goes on at {@link #offset} with no line missing and none twice.
     *
     */
    void append(UUID dynoId, int attempt, List<LogLine> lines, LogOffset after);

    /** How far the container's log has been stored; empty if nothing has. */
    Optional<LogOffset> offset(UUID dynoId, int attempt);
}
