package dev.slipway.platform.log;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds an app's last lines from the end of its segments, and reads no more of them than it takes. */
final class LastLines {
    private final UUID app;
    private final int wanted;
    private final LogFilter filter;
    private final List<StoredLine> found = new ArrayList<>();

    private LastLines(UUID app, int wanted, LogFilter filter) {
        this.app = app;
        this.wanted = wanted;
        this.filter = filter;
    }

    /** Oldest first. */
    static List<StoredLine> read(UUID app, Segments.Snapshot snapshot, int wanted, LogFilter filter)
            throws IOException {
        LastLines last = new LastLines(app, wanted, filter);
        long length = snapshot.size();
        for (Path segment : snapshot.segments().reversed()) {
            if (last.isDone()) {
                break;
            }
            try {
                last.readSegment(segment, length);
            } catch (FileNotFoundException dropped) {
                // Retention was faster: what came before is gone as well.
                break;
            }
            length = BackwardLines.WHOLE_FILE;
        }
        return last.found.reversed();
    }

    private void readSegment(Path segment, long length) throws IOException {
        try (BackwardLines lines = new BackwardLines(segment, length)) {
            for (String line = lines.previous(); line != null && !isDone(); line = lines.previous()) {
                StoredLine stored = LineRecord.isRecord(line) ? LineRecord.decode(app, line) : null;
                if (stored != null && filter.matches(stored.line())) {
                    found.add(stored);
                }
            }
        }
    }

    private boolean isDone() {
        return found.size() >= wanted;
    }
}
