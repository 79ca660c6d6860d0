package dev.slipway.node;

import dev.slipway.model.release.ImageReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers for a while which images were fetched, so that none is removed between its pull and the container that uses
 * it. Thread-safe.
 */
final class RecentImages implements ImageSource {
    /** Far more than a dyno's start takes from the fetch of its image on. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final ImageSource source;
    private final Clock clock;
    private final Map<ImageReference, Instant> fetched = new HashMap<>();

    RecentImages(ImageSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public String fetch(ImageReference image) {
        remember(image);
        return source.fetch(image);
    }

    private synchronized void remember(ImageReference image) {
        Instant now = clock.instant();
        fetched.values().removeIf(at -> at.plus(RECENT).isBefore(now));
        fetched.put(image, now);
    }

    /** Removes the image unless it was fetched of late; a fetch that begins meanwhile waits, and brings it again. */
    synchronized void unlessFetched(ImageReference image, Runnable removal) {
        Instant at = fetched.get(image);
        if (at == null || at.plus(RECENT).isBefore(clock.instant())) {
            removal.run();
        }
    }
}
