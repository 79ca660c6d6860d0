package dev.slipway.builder;

import dev.slipway.engine.Engine;
import java.time.Instant;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
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
    private static final Pattern MADE = Pattern.compile("\\s*---> ([0-9a-f]{12,64})\\s*");
    private static final int MOST_AT_ONCE = 100;

    private final Engine engine;
    private final Queue<String> named = new LinkedBlockingQueue<>(MOST_AT_ONCE);
    private final Map<String, Long> measured = new HashMap<>();
    private final Deque<String> made = new ConcurrentLinkedDeque<>();
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
        Matcher image = MADE.matcher(line);
        if (image.matches()) {
            made.addLast(image.group(1));
            if (made.size() > MOST_AT_ONCE) {
                made.removeFirst();
            }
        }
    }

    /**
     * The image of the last step that this build made. Steps may print what looks like one: only an image without a
     * name, that is not older than the build, is taken for it.
     */
    Optional<String> lastStep(Instant buildBegin) {
        for (Iterator<String> newest = made.descendingIterator(); newest.hasNext(); ) {
            Optional<String> step = engine.unnamedImage(newest.next(), buildBegin);
            if (step.isPresent()) {
                return step;
            }
        }
        return Optional.empty();
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
