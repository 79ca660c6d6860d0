package dev.slipway.node;

import dev.slipway.engine.MemoryUse;
import dev.slipway.model.dyno.DesiredDyno;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * What one attempt of a dyno may use. Memory over its size is told in the app's log (Heroku's R14); the kernel ends a
 * process that would take it beyond {@link #MEMORY_FACTOR} times its size (R15), and the node ends a dyno that has
 * written more than it may. {@link #exceeded} may be asked by any thread, everything else is for the watch.
 */
final class Quota {
    /** The limit of the container, in sizes of the dyno; between one and that many a dyno is told, and runs on. */
    static final int MEMORY_FACTOR = 2;

    /** Between two lines that tell of one dyno's memory. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final double MIB = 1024.0 * 1024;

    private final Services services;
    private final Identity dyno;
    private final String containerId;
    private final int memoryMegabytes;
    private final CompletableFuture<List<String>> exceeded = new CompletableFuture<>();
    private final Optional<RuntimeMetrics> metrics;
    private Instant silentUntil = Instant.MIN;

    Quota(Services services, Identity dyno, String containerId, DesiredDyno desired) {
        this.services = services;
        this.dyno = dyno;
        this.containerId = containerId;
        this.memoryMegabytes = desired.size().memoryMegabytes();
        this.metrics = desired.metrics()
                ? Optional.of(new RuntimeMetrics(dyno, memoryMegabytes, services.now()))
                : Optional.empty();
    }

    String containerId() {
        return containerId;
    }

    /** Completes with the lines that say why, once the dyno must end. */
    CompletableFuture<List<String>> exceeded() {
        return exceeded;
    }

    /** Whether its load and memory are told in the log. */
    boolean isTold() {
        return metrics.isPresent();
    }

    /** @param runnable how many of its threads are busy, if that is known */
    void tell(OptionalInt runnable, MemoryUse use) throws InterruptedException {
        if (metrics.isPresent()) {
            List<String> lines = new ArrayList<>();
            metrics.get().load(runnable, services.now()).ifPresent(lines::add);
            lines.add(metrics.get().memory(use));
            services.lines().say(dyno, lines.toArray(String[]::new));
        }
    }

    void holds(long memoryBytes) throws InterruptedException {
        double megabytes = memoryBytes / MIB;
        Instant now = services.now();
        if (megabytes <= memoryMegabytes || now.isBefore(silentUntil)) {
            return;
        }
        silentUntil = now.plus(SILENCE);
        services.lines().say(dyno, running(megabytes), "Error R14 (Memory quota exceeded)");
    }

    /** A process of it was ended by the kernel; what is left of the dyno is not what was started. */
    void ranOutOfMemory() {
        exceeded.complete(vastlyExceeded());
    }

    List<String> vastlyExceeded() {
        return List.of(running((double) MEMORY_FACTOR * memoryMegabytes), "Error R15 (Memory quota vastly exceeded)");
    }

    void wrote(long diskBytes) {
        long quota = services.config().diskBytes();
        if (diskBytes > quota) {
            exceeded.complete(List.of(
                    "Error (Disk quota exceeded) -> The dyno wrote %.0f MB to its file system, and may write %.0f MB; files that must last or are large belong elsewhere"
                            .formatted(diskBytes / MIB, quota / MIB)));
        }
    }

    private String running(double megabytes) {
        return String.format(
                Locale.ROOT, "Process running mem=%.0fM(%.1f%%)", megabytes, 100 * megabytes / memoryMegabytes);
    }
}
