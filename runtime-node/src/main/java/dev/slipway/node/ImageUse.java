package dev.slipway.node;

import java.util.HashMap;
import java.util.Map;

/**
 * Which images dynos are being started from, so that none is removed between its pull and the container that uses it.
 * Thread-safe.
 */
final class ImageUse {
    private final Map<String, Integer> starts = new HashMap<>();

    /** One start, until it is closed. */
    interface Use extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Use begin(String reference) {
        starts.merge(reference, 1, Integer::sum);
        return () -> end(reference);
    }

    private synchronized void end(String reference) {
        starts.computeIfPresent(reference, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Removes the image unless it is in use; a start that begins meanwhile waits, and then pulls it again. */
    synchronized void unlessUsed(String reference, Runnable removal) {
        if (!starts.containsKey(reference)) {
            removal.run();
        }
    }
}
