package dev.slipway.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.slipway.model.log.LogOffset;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads containers' logs: frames of stdout and stderr, each beginning with the engine's time of its line. */
final class ContainerLogs {
    private static final int STDERR = 2;
    private static final int CHUNK = 16 * 1024;
    private static final int LONGEST_STAMP = 40;

    /** The engine ends a container's log stream just before it reports its end. */
    private static final Duration END_AFTER_LOG = Duration.ofSeconds(5);

    private final Connection connection;
    private final Containers containers;

    ContainerLogs(Connection connection, Containers containers) {
        this.connection = connection;
        this.containers = containers;
    }

    /**
     * Follows, and then reads once more what is left: the engine also ends the stream when it stops itself, and may
     * end it before the last lines of a container that wrote fast.
     */
    void follow(String id, @Nullable Instant since, Consumer<LogRecord> lines) {
        LogCursor cursor = new LogCursor(Optional.ofNullable(since).map(at -> new LogOffset(at, 0)));
        Consumer<LogRecord> fresh = record -> {
            if (cursor.take(record.at())) {
                lines.accept(record);
            }
        };
        read(id, cursor.rewind(), true, fresh);
        if (containers.await(id, END_AFTER_LOG).isEmpty()) {
            throw new EngineUnavailableException(
                    "The engine ended the log stream of the container " + id + ", which still runs", null);
        }
        read(id, cursor.rewind(), false, fresh);
    }

    private void read(String id, Optional<Instant> since, boolean follow, Consumer<LogRecord> lines) {
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path("/containers/" + id + "/logs?stdout=1&stderr=1&timestamps=1&follow=" + (follow ? 1 : 0)
                        + since.map(at -> "&since=" + at.getEpochSecond() + "." + nanos(at))
                                .orElse(""))
                .build();
        LogLines stdout = new LogLines(false, lines);
        LogLines stderr = new LogLines(true, lines);
        try (Response response = connection.send("read the log of the container", id, request)) {
            DataInputStream frames = new DataInputStream(response.getBody());
            int stream;
            while ((stream = frames.read()) >= 0) {
                frame(frames, stream == STDERR ? stderr : stdout);
            }
        } catch (IOException e) {
            throw connection.failure("read the log of the container", id, e);
        }
        if (!follow) {
            stdout.end();
            stderr.end();
        }
    }

    private static void frame(DataInputStream frames, LogLines lines) throws IOException {
        frames.skipNBytes(3);
        long left = Integer.toUnsignedLong(frames.readInt());
        byte[] chunk = new byte[(int) Math.min(left, CHUNK)];
        Optional<Instant> stamp = Optional.empty();
        while (left > 0) {
            int length = (int) Math.min(left, CHUNK);
            if (frames.readNBytes(chunk, 0, length) < length) {
                throw new EOFException("the stream ended within a line");
            }
            int from = 0;
            if (stamp.isEmpty()) {
                int space = indexOfSpace(chunk, length);
                stamp = Optional.of(time(new String(chunk, 0, space, StandardCharsets.US_ASCII)));
                from = space + 1;
            }
            lines.add(stamp.orElseThrow(), chunk, from, length);
            left -= length;
        }
    }

    private static int indexOfSpace(byte[] chunk, int length) throws IOException {
        for (int i = 0; i < Math.min(length, LONGEST_STAMP); i++) {
            if (chunk[i] == ' ') {
                return i;
            }
        }
        throw new IOException("a log line has no time");
    }

    private static Instant time(String stamp) throws IOException {
        try {
            return Instant.parse(stamp);
        } catch (DateTimeParseException e) {
            throw new IOException("a log line has the time '" + stamp + "'", e);
        }
    }

    private static String nanos(Instant at) {
        return String.format("%09d", at.getNano());
    }
}
