package dev.slipway.builder;

import dev.slipway.builder.layer.FileTree;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Says when a build must end before its end: cancelled, out of time, over its disk limit, or the platform stops. */
public final class BuildWatch {
    private static final long MEGABYTE = 1024 * 1024;

    /** Looking at the disk may take a tenth of the time; more only where it would be looked at too seldom. */
    private static final int PAUSE_FACTOR = 10;

    /** A look can take long because the engine keeps it waiting, such as while it stores a step. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final BuildQueue queue;
    private final BuildJob job;
    private final BuildLimits limits;
    private final List<Path> directories;
    private final BooleanSupplier stopping;
    private final Clock clock;
    private final Instant deadline;
    private Instant nextLookAtDisk;

    BuildWatch(
            BuildQueue queue,
            BuildJob job,
            BuildLimits limits,
            List<Path> directories,
            BooleanSupplier stopping,
            Clock clock) {
        this.queue = queue;
        this.job = job;
        this.limits = limits;
        this.directories = List.copyOf(directories);
        this.stopping = stopping;
        this.clock = clock;
        this.deadline = clock.instant().plus(limits.time());
        this.nextLookAtDisk = clock.instant();
    }

    Instant now() {
        return clock.instant();
    }

    /** Called each second while something runs, and between steps. Called by one thread. */
    public void check() throws BuildFailedException, IOException {
        check(() -> 0);
    }

    /** @param elsewhere bytes that the build has written outside its directories; asked when a look at the disk is due */
    void check(LongSupplier elsewhere) throws BuildFailedException, IOException {
        if (stopping.getAsBoolean()) {
            throw BuildFailedException.byPlatform(
                    "The build was given up because the platform is stopping. Push again once it is back.", null);
        }
        if (queue.cancelled(job.id())) {
            throw BuildFailedException.byUser("The build was cancelled.");
        }
        if (clock.instant().isAfter(deadline)) {
            throw BuildFailedException.byUser(
                    "The build was ended at its time limit of %s. Make it quicker, or ask for a higher limit.",
                    words(limits.time()));
        }
        if (!clock.instant().isBefore(nextLookAtDisk)) {
            lookAtDisk(elsewhere);
        }
    }

    /** Time left until the limit, at least a second. */
    public Duration timeLeft() {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }

    private void lookAtDisk(LongSupplier elsewhere) throws BuildFailedException, IOException {
        Instant before = clock.instant();
        long bytes = elsewhere.getAsLong();
        for (Path directory : directories) {
            bytes += FileTree.size(directory);
        }
        if (bytes > limits.diskBytes()) {
            throw BuildFailedException.byUser(
                    "The build was ended at its disk limit of %d MB: it had written %d MB.",
                    limits.diskBytes() / MEGABYTE, bytes / MEGABYTE);
        }
        Instant now = clock.instant();
        Duration pause = Duration.between(before, now).multipliedBy(PAUSE_FACTOR);
        nextLookAtDisk = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    static String words(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
