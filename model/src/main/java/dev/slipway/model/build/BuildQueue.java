package dev.slipway.model.build;

import java.util.Optional;
import java.util.UUID;

/** Where builders find work, and tell of it. Thread-safe; what was written is durable once a call returns. */
public interface BuildQueue {
    /**
     * Takes the oldest pending build of an app that has no other build running.
     *
     * @param builder the name of the builder that takes it; builds that it held in an earlier life are failed at start
     */
    Optional<BuildJob> take(String builder);

    /** Adds to the build's output: whole lines, each ending with a line feed. */
    void output(UUID build, String lines);

    /** Whether the build should be given up: cancelled by a user, or its app destroyed. */
    boolean cancelled(UUID build);

    /** Ends the build, and on success makes a release of it. The first call counts. */
    void finish(UUID build, BuildOutcome outcome);
}
