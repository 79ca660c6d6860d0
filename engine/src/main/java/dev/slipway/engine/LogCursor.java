package dev.slipway.engine;

import dev.slipway.model.log.LogOffset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a container's log that outlives the reader. The engine can only be asked for lines from a time on, and
 * lines of stdout and stderr may be stored slightly out of that order, so a place is a time some seconds back (the
 * anchor) and the number of lines from there on that were taken. Not thread-safe.
 */
public final class LogCursor {
    /** Lines are never stored further out of order than this, but for one that the app leaves unfinished for longer. */
    private static final Duration LAG = Duration.ofSeconds(10);

    private @Nullable Instant anchor;
    private int taken;
    private @Nullable Instant nextAnchor;
    private int takenFromNext;
    private @Nullable Instant newest;
    private int toSkip;

    public LogCursor(Optional<LogOffset> stored) {
        anchor = stored.map(LogOffset::at).orElse(null);
        taken = stored.map(LogOffset::lines).orElse(0);
        toSkip = taken;
    }

    /** Begins to read again, and gives the time to read from; empty means from the start. */
    public Optional<Instant> rewind() {
        toSkip = taken;
        return Optional.ofNullable(anchor);
    }

    /** Whether the next line of the log is a new one; if so, the cursor is behind it afterwards. */
    public boolean take(Instant at) {
        boolean isNewest = newest == null || at.isAfter(newest);
        if (isNewest) {
            newest = at;
        }
        if (toSkip > 0) {
            toSkip--;
            return false;
        }
        if (anchor == null) {
            anchor = at.minus(LAG);
        }
        taken++;
        if (nextAnchor != null && !at.isBefore(nextAnchor)) {
            takenFromNext++;
        }
        // Only a strictly newest line may become an anchor: then no line taken before belongs to its count.
        if (isNewest) {
            moveAnchor(at);
        }
        return true;
    }

    private void moveAnchor(Instant at) {
        if (nextAnchor != null) {
            if (Duration.between(nextAnchor, at).compareTo(LAG) < 0) {
                return;
            }
            anchor = nextAnchor;
            taken = takenFromNext;
        }
        nextAnchor = at;
        takenFromNext = 1;
    }

    /** The place behind the last line taken; empty if none was. */
    public Optional<LogOffset> offset() {
        return anchor == null ? Optional.empty() : Optional.of(new LogOffset(anchor, taken));
    }
}
