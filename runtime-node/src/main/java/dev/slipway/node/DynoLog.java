package dev.slipway.node;

import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.engine.LogCursor;
import dev.slipway.engine.LogRecord;
import dev.slipway.model.log.LogLine;
import dev.slipway.model.log.LogOffset;
import dev.slipway.model.log.LogSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads one container's log to its end into the sink, in batches. When the sink is slow or away, reading waits: the
 * engine keeps the lines meanwhile. When the engine goes away, reading goes on where it stopped.
 */
final class DynoLog {
    private static final Logger LOG = System.getLogger(DynoLog.class.getName());
    private static final String SOURCE = "app";
    private static final int BATCH_LINES = 500;
    private static final Duration BATCH_TIME = Duration.ofMillis(50);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /** A line with the place behind it; without a line it marks the end. */
    private record Entry(@Nullable LogLine line, LogOffset after) {}

    private final Engine engine;
    private final LogSink sink;
    private final Patience patience;
    private final Identity dyno;
    private final String containerId;
    private final boolean resume;
    private final Thread reader;
    private final Thread writer;
    private final BlockingQueue<Entry> entries = new ArrayBlockingQueue<>(4 * BATCH_LINES);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** @param resume true to go on behind what the sink has; false for a new container */
    DynoLog(Engine engine, LogSink sink, Patience patience, Identity dyno, String containerId, boolean resume) {
        this.engine = engine;
        this.sink = sink;
        this.patience = patience;
        this.dyno = dyno;
        this.containerId = containerId;
        this.resume = resume;
        reader = Thread.ofVirtual().name("log-" + dyno.dyno()).unstarted(() -> guarded(this::follow));
        writer = Thread.ofVirtual().name("log-batches-" + dyno.dyno()).unstarted(() -> guarded(this::deliver));
    }

    /**
     * Begins to read, on two threads of its own.
     *
     * @return completes once the container has ended and its log is in the sink to its end
     */
    CompletableFuture<Void> read() {
        reader.start();
        writer.start();
        return ended;
    }

    /** Ends the reading; once this returns, nothing more goes to the sink, whoever reads the log next. */
    void close() {
        // Whoever closes may be interrupted itself; the batch that is being stored is waited for all the same.
        boolean interrupted = Thread.interrupted();
        reader.interrupt();
        writer.interrupt();
        try {
            if (!writer.join(CLOSE_LIMIT)) {
                LOG.log(Level.WARNING, "log not closed in time app={0} dyno={1}", dyno.app(), dyno.dyno());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void guarded(Step step) {
        try {
            step.run();
        } catch (InterruptedException | CancellationException e) {
            // The node closes: the next one goes on behind what is in the sink.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void follow() throws InterruptedException {
        List<LogOffset> stored = new ArrayList<>();
        if (resume) {
            patience.deliver(
                    "find the end of the stored log of " + dyno.dyno(),
                    () -> sink.offset(dyno.key().dynoId(), dyno.key().attempt()).ifPresent(stored::add));
        }
        LogCursor cursor = new LogCursor(stored.stream().findFirst());
        patience.withEngine("read the log of " + dyno.app() + " " + dyno.dyno(), () -> {
            try {
                engine.follow(containerId, cursor.rewind().orElse(null), record -> take(record, cursor));
            } catch (EngineUnavailableException e) {
                throw e;
            } catch (EngineException e) {
                if (engine.inspect(containerId).isPresent()) {
                    throw new EngineUnavailableException(e.getMessage() == null ? "" : e.getMessage(), e);
                }
                // Somebody removed the container: what it wrote last is gone with it.
            }
        });
        put(new Entry(null, cursor.offset().orElse(new LogOffset(Instant.EPOCH, 0))));
    }

    private void take(LogRecord record, LogCursor cursor) {
        if (patience.isClosed()) {
            throw new CancellationException("the node closes");
        }
        Optional<LogOffset> after = cursor.take(record.at()) ? cursor.offset() : Optional.empty();
        after.ifPresent(offset -> put(new Entry(line(record), offset)));
    }

    private void put(Entry entry) {
        try {
            entries.put(entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the node closes");
        }
    }

    /** Bytes that are not UTF-8, and NUL, which no database stores as text, become the replacement character. */
    private LogLine line(LogRecord record) {
        String text = new String(record.line(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return new LogLine(dyno.appId(), record.at(), SOURCE, dyno.dyno(), text);
    }

    private void deliver() throws InterruptedException {
        boolean end = false;
        while (!end) {
            List<LogLine> batch = new ArrayList<>();
            Entry entry = entries.take();
            LogOffset after = entry.after();
            long until = System.nanoTime() + BATCH_TIME.toNanos();
            while (entry != null) {
                after = entry.after();
                if (entry.line() == null) {
                    end = true;
                    break;
                }
                batch.add(entry.line());
                entry = batch.size() == BATCH_LINES
                        ? null
                        : entries.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            if (!batch.isEmpty()) {
                append(batch, after);
            }
        }
        ended.complete(null);
    }

    private void append(List<LogLine> batch, LogOffset after) throws InterruptedException {
        patience.deliver(
                "store the log of " + dyno.app() + " " + dyno.dyno(),
                () -> sink.append(dyno.key().dynoId(), dyno.key().attempt(), List.copyOf(batch), after));
    }
}
