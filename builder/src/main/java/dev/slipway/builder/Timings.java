package dev.slipway.builder;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a build's time went, step by step. Used by one thread. */
final class Timings {
    private final Map<String, Duration> steps = new LinkedHashMap<>();
    private final long started = System.nanoTime();
    private long stepStarted = started;

    /** Ends the step that ran since the last one. */
    void done(String step) {
        long now = System.nanoTime();
        steps.put(step, Duration.ofNanos(now - stepStarted));
        stepStarted = now;
    }

    /** Takes out of a step, which ends now, a part that it measured itself. */
    void split(String step, String part, Duration took) {
        steps.put(part, took);
        long now = System.nanoTime();
        steps.put(step, Duration.ofNanos(now - stepStarted).minus(took));
        stepStarted = now;
    }

    /** {@code Built in 4.2 s: source 0.1 · detect 0.2 · build 3.1}. */
    String words() {
        return "Built in " + seconds(Duration.ofNanos(System.nanoTime() - started)) + " s: "
                + steps.entrySet().stream()
                        .map(step -> step.getKey() + " " + seconds(step.getValue()))
                        .collect(Collectors.joining(" · "));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e9);
    }
}
