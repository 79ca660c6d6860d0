package dev.slipway.node;

import dev.slipway.engine.MemoryUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is told of one attempt of a dyno in its app's log, where the app has the feature {@code log-runtime-metrics}: load
 * averages and memory, in the lines that Heroku documents. Megabytes are of 1024 * 1024 bytes, as sizes of dynos are.
 * Not thread-safe.
 */
final class RuntimeMetrics {
    private static final double MIB = 1024.0 * 1024;

    private final String source;
    private final int memoryMegabytes;
    private final LoadAverages load = new LoadAverages();
    private Instant sampled;

    /** @param begun when the averages begin */
    RuntimeMetrics(Identity dyno, int memoryMegabytes, Instant begun) {
        this.source = "source=%s dyno=heroku.%s.%s"
                .formatted(dyno.dyno(), dyno.appId(), dyno.key().dynoId());
        this.memoryMegabytes = memoryMegabytes;
        this.sampled = begun;
    }

    /** The line of the load averages after one more sample; empty if none could be taken. */
    Optional<String> load(OptionalInt runnable, Instant now) {
        if (runnable.isEmpty()) {
            return Optional.empty();
        }
        load.add(runnable.getAsInt(), Duration.between(sampled, now));
        sampled = now;
        return Optional.of(String.format(
                Locale.ROOT,
                "%s sample#load_avg_1m=%.2f sample#load_avg_5m=%.2f sample#load_avg_15m=%.2f",
                source,
                load.last1(),
                load.last5(),
                load.last15()));
    }

    String memory(MemoryUse use) {
        StringBuilder line = new StringBuilder(source);
        megabytes(line, "total", use.total());
        megabytes(line, "rss", use.resident());
        megabytes(line, "cache", use.cache());
        megabytes(line, "swap", use.swap());
        use.pagesIn().ifPresent(pages -> pages(line, "pgpgin", pages));
        use.pagesOut().ifPresent(pages -> pages(line, "pgpgout", pages));
        return line.append(String.format(Locale.ROOT, " sample#memory_quota=%.2fMB", (double) memoryMegabytes))
                .toString();
    }

    private static void megabytes(StringBuilder line, String name, long bytes) {
        line.append(String.format(Locale.ROOT, " sample#memory_%s=%.2fMB", name, bytes / MIB));
    }

    private static void pages(StringBuilder line, String name, long pages) {
        line.append(" sample#memory_").append(name).append('=').append(pages).append("pages");
    }
}
