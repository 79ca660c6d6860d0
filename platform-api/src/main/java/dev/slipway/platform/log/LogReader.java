package dev.slipway.platform.log;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an app's stored lines in their order, piece by piece, while more are written. It holds up nobody and is waited for
 * by nobody: lines that retention removed before they were read are left out, which shows by their sequence numbers. Not
 * thread-safe.
 */
public final class LogReader {
    private final AppLogStream log;
    private long position;
    private @Nullable Path segment;
    private long offset;
    private boolean atEnd;

    private LogReader(AppLogStream log, long position) {
        this.log = log;
        this.position = position;
    }

    /** Begins with the line after the one of this sequence number. */
    static LogReader after(AppLogStream log, long sequence) {
        return new LogReader(log, sequence);
    }

    /** Begins with the first line that is of this moment or later. */
    static LogReader since(AppLogStream log, Instant moment) throws IOException {
        Segments.Snapshot now = log.snapshot();
        for (int i = now.segments().size() - 1; i >= 0; i--) {
            LogReader reader = new LogReader(log, now.first(i) - 1);
            try (ForwardLines lines = new ForwardLines(now.segments().get(i), 0, now.length(i))) {
                if (reader.skip(lines, moment) || i == 0) {
                    return reader;
                }
            } catch (FileNotFoundException dropped) {
                return new LogReader(log, i + 1 < now.segments().size() ? now.first(i + 1) - 1 : now.lastSequence());
            }
        }
        return new LogReader(log, now.lastSequence());
    }

    /** The sequence number of the line that was read last. */
    public long position() {
        return position;
    }

    /** The sequence number of the oldest line that is kept. */
    public long oldest() {
        Segments.Snapshot now = log.snapshot();
        return now.segments().isEmpty() ? now.lastSequence() + 1 : now.first(0);
    }

    /**
     * The next lines, none if there are no more yet.
     *
     * @param most how many lines at most
     * @param bytes once they have this size, no more are added
     */
    public List<StoredLine> next(int most, long bytes) {
        Piece piece = new Piece(most, bytes);
        Segments.Snapshot now = log.snapshot();
        atEnd = now.lastSequence() <= position;
        if (atEnd) {
            return List.of();
        }
        for (int i = place(now); i < now.segments().size() && !piece.isFull(); i++) {
            enter(now.segments().get(i));
            try (ForwardLines lines = new ForwardLines(now.segments().get(i), offset, now.length(i))) {
                read(lines, piece);
            } catch (FileNotFoundException dropped) {
                // Retention was faster. What is missing must show between two pieces, not within one.
                if (!piece.lines.isEmpty()) {
                    break;
                }
            } catch (IOException e) {
                throw log.failure("read on in", e);
            }
        }
        atEnd = !piece.isFull();
        return piece.lines;
    }

    /** Whether {@link #next} last gave all that was stored at that moment. */
    public boolean isAtEnd() {
        return atEnd;
    }

    private void read(ForwardLines lines, Piece piece) throws IOException {
        while (!piece.isFull()) {
            String line = lines.next();
            offset = lines.position();
            if (line == null) {
                return;
            }
            StoredLine stored = LineRecord.isRecord(line) ? LineRecord.decode(log.app(), line) : null;
            if (stored != null && stored.sequence() > position) {
                piece.add(stored, line.length());
                position = stored.sequence();
            }
        }
    }

    /** Moves to before the first line of the moment or later; true if there was a line before it. */
    private boolean skip(ForwardLines lines, Instant moment) throws IOException {
        boolean skipped = false;
        for (String line = lines.next(); line != null; line = lines.next()) {
            StoredLine stored = LineRecord.isRecord(line) ? LineRecord.decode(log.app(), line) : null;
            if (stored != null && !stored.line().at().isBefore(moment)) {
                return skipped;
            }
            if (stored != null) {
                position = stored.sequence();
                skipped = true;
            }
        }
        return skipped;
    }

    /** The index of the segment that was read last; without one, of that which holds the next line or a later one. */
    private int place(Segments.Snapshot now) {
        int known = now.segments().indexOf(segment);
        if (known >= 0) {
            return known;
        }
        int place = now.segments().size() - 1;
        while (place > 0 && now.first(place) > position + 1) {
            place--;
        }
        return Math.max(0, place);
    }

    private void enter(Path next) {
        if (!next.equals(segment)) {
            segment = next;
            offset = 0;
        }
    }

    /** Lines on their way out. */
    private static final class Piece {
        private final List<StoredLine> lines = new ArrayList<>();
        private final int most;
        private long bytesLeft;

        Piece(int most, long bytes) {
            this.most = most;
            this.bytesLeft = bytes;
        }

        void add(StoredLine line, int bytes) {
            lines.add(line);
            bytesLeft -= bytes;
        }

        boolean isFull() {
            return lines.size() >= most || bytesLeft <= 0;
        }
    }
}
