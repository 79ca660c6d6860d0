package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import dev.slipway.model.log.LogOffset;
import dev.slipway.platform.log.StreamPosition.Stream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The log of one app: its segments, and who follows it. Thread-safe; writers of one app wait for each other only. */
final class AppLogStream {
    private final UUID app;
    private final Path folder;
    private final LogConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<TailBuffer> tails = new LinkedHashSet<>();
    private @Nullable Segments segments;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        /** The store is closed: lines are refused, so that their stream is read again from its offset. */
        CLOSED,
        /** The app is gone: late lines are dropped. */
        DELETED
    }

    AppLogStream(UUID app, Path folder, LogConfig config) {
        this.app = app;
        this.folder = folder;
        this.config = config;
    }

    /** Stores the lines and then tells the followers; drops them if the app's log was deleted. */
    void append(List<LogLine> lines, @Nullable StreamPosition after) {
        perform("append " + lines.size() + " lines to", () -> {
            if (state == State.CLOSED) {
                throw new IOException("the store is closed");
            }
            if (state == State.OPEN) {
                Segments open = segments();
                List<StoredLine> numbered = number(lines, open.lastSequence());
                open.write(numbered, after);
                tails.forEach(tail -> tail.offer(numbered));
            }
        });
    }

    private static List<StoredLine> number(List<LogLine> lines, long last) {
        List<StoredLine> numbered = new ArrayList<>(lines.size());
        for (LogLine line : lines) {
            for (String text : LineSplit.split(line.text())) {
                LogLine part = new LogLine(line.appId(), line.at(), line.source(), line.process(), text);
                numbered.add(new StoredLine(last + numbered.size() + 1, part));
            }
        }
        return numbered;
    }

    Optional<LogOffset> offset(Stream stream) {
        return locked("read an offset in", () -> Optional.ofNullable(segments().offset(stream)));
    }

    List<StoredLine> last(int lines, LogFilter filter) {
        return read(snapshot(), lines, filter);
    }

    UUID app() {
        return app;
    }

    /** What is there at this moment. */
    Segments.Snapshot snapshot() {
        return locked("read", () -> segments().snapshot());
    }

    LogReader readSince(Instant moment) {
        try {
            return LogReader.since(this, moment);
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    LogTail follow(int lines, LogFilter filter) {
        TailBuffer buffer = new TailBuffer(filter, config.tailBuffer());
        Segments.Snapshot before = locked("follow", () -> {
            Segments.Snapshot snapshot = segments().snapshot();
            if (state == State.OPEN) {
                tails.add(buffer);
            } else {
                buffer.close();
            }
            return snapshot;
        });
        try {
            return new LogTail(read(before, lines, filter), buffer, () -> detach(buffer));
        } catch (RuntimeException failed) {
            detach(buffer);
            throw failed;
        }
    }

    private List<StoredLine> read(Segments.Snapshot snapshot, int lines, LogFilter filter) {
        try {
            return LastLines.read(app, snapshot, lines, filter);
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    private void detach(TailBuffer buffer) {
        perform("stop following", () -> tails.remove(buffer));
    }

    int followers() {
        return locked("count those who follow", tails::size);
    }

    void forget(UUID dyno) {
        perform("forget a dyno in", () -> {
            segments().forget(dyno);
        });
    }

    /** Gives the file handle back until the next write. */
    void release() {
        perform("close the segment of", () -> {
            if (segments != null) {
                segments.closeFile();
            }
        });
    }

    /** Syncs to the disk, ends all followers, and refuses lines from now on. */
    void close() {
        end(State.CLOSED);
    }

    /** As {@link #close}, but drops lines from now on. The files are the caller's to remove. */
    void closeForDeletion() {
        end(State.DELETED);
    }

    private void end(State end) {
        perform("close", () -> {
            state = end;
            tails.forEach(TailBuffer::close);
            tails.clear();
            if (segments != null) {
                segments.close();
            }
            segments = null;
        });
    }

    private Segments segments() throws IOException {
        Segments open = segments;
        if (open == null) {
            open = Segments.open(folder, config.segmentSize().asLongValue(), config.segmentsPerApp());
            segments = open;
        }
        return open;
    }

    private void perform(String what, Step step) {
        locked(what, () -> {
            step.run();
            return true;
        });
    }

    private <T> T locked(String what, Action<T> action) {
        lock.lock();
        try {
            return action.run();
        } catch (IOException e) {
            throw failure(what, e);
        } finally {
            lock.unlock();
        }
    }

    LogStoreException failure(String what, IOException cause) {
        return new LogStoreException(
                "Could not " + what + " the log of app " + app + " in " + folder + ": " + cause.getMessage()
                        + ". Nothing of it was stored; check space and rights of that folder, and try again.",
                cause);
    }

    private interface Step {
        void run() throws IOException;
    }

    private interface Action<T> {
        T run() throws IOException;
    }
}
