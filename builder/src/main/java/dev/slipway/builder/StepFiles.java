package dev.slipway.builder;

import dev.slipway.engine.Engine;
import dev.slipway.engine.Engine.StepImage;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the steps of a Dockerfile's build write. The engine runs each step in a container of its own, and keeps what it
 * wrote as an image; it names both only in the build's output, where a step may name what it likes: what the engine
 * doesn't run counts nothing, nor does an image that has a name or is older than the build. Lines come on one thread, the
 * measuring is done on another.
 */
final class StepFiles {
    private static final Pattern RUNNING = Pattern.compile("\\s*---> Running in ([0-9a-f]{12,64})\\s*");
    private static final Pattern MADE = Pattern.compile("\\s*---> ([0-9a-f]{12,64})\\s*");
    private static final int MOST_AT_ONCE = 1000;

    private final Engine engine;
    private final Instant begin;
    private final Queue<String> started = new LinkedBlockingQueue<>(MOST_AT_ONCE);
    private final Queue<String> made = new LinkedBlockingQueue<>(MOST_AT_ONCE);
    private final Map<String, Long> images = new LinkedHashMap<>();
    private Set<String> running = Set.of();

    /** @param begin of the build */
    StepFiles(Engine engine, Instant begin) {
        this.engine = engine;
        this.begin = begin;
    }

    /** Looks at a line of the build's output. */
    void see(String line) {
        Matcher step = RUNNING.matcher(line);
        if (step.matches()) {
            started.offer(step.group(1));
        }
        Matcher image = MADE.matcher(line);
        if (image.matches()) {
            made.offer(image.group(1));
        }
    }

    /** Bytes of all steps, those that have ended and the one that runs. Called by one thread. */
    long bytes() {
        lookAtImages();
        Set<String> asked = new HashSet<>(running);
        for (String id = started.poll(); id != null; id = started.poll()) {
            asked.add(id);
        }
        Map<String, Long> written = engine.written(asked);
        running = written.keySet();
        return sum(images) + sum(written);
    }

    /** The image of the last step that this build made. Called by the thread that measures. */
    Optional<String> lastImage() {
        lookAtImages();
        return images.keySet().stream().reduce((_, later) -> later);
    }

    private void lookAtImages() {
        for (String id = made.poll(); id != null; id = made.poll()) {
            engine.stepImage(id, begin).ifPresent(this::add);
        }
    }

    private void add(StepImage step) {
        images.putIfAbsent(step.id(), step.bytes());
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
