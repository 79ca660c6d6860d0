package dev.slipway.builder;

import dev.slipway.engine.Engine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the steps of a Dockerfile's build write. The engine runs each step in a container of its own, and names it only
 * in the build's output, where a step may name what it likes: what the engine doesn't run counts nothing. Lines come on
 * one thread, the measuring is done on another.
 */
final class StepFiles {
    private static final Pattern RUNNING = Pattern.compile("\\s*---> Running in ([0-9a-f]{12,64})\\s*");
    private static final int MOST_AT_ONCE = 100;

    private final Engine engine;
    private final Queue<String> named = new LinkedBlockingQueue<>(MOST_AT_ONCE);
    private final Map<String, Long> measured = new HashMap<>();
    private Set<String> running = Set.of();

    StepFiles(Engine engine) {
        this.engine = engine;
    }

    /** Looks at a line of the build's output. */
    void see(String line) {
        Matcher step = RUNNING.matcher(line);
        if (step.matches()) {
            named.offer(step.group(1));
        }
    }

    /** Bytes of all steps that were measured, each as it was last seen. Called by one thread. */
    long bytes() {
        Set<String> asked = new HashSet<>(running);
        for (String id = named.poll(); id != null; id = named.poll()) {
            asked.add(id);
        }
        Map<String, Long> written = engine.written(asked);
        running = written.keySet();
        measured.putAll(written);
        return measured.values().stream().mapToLong(Long::longValue).sum();
    }
}
