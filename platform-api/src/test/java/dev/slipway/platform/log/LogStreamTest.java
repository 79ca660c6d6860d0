package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static dev.slipway.platform.log.TestLogs.numbers;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStreamTest {
    private final ManualClock clock = new ManualClock();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private LogStore store;

    @BeforeEach
    void open() {
        store = new LogStore(TestLogs.config(directory, 1 << 20, 3));
    }

    @Test
    void sendsLastLinesThenLiveOnesWithSignsOfLifeUntilItsTimeIsOver() throws Exception {
        store.append(numbers(0, 2));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> stream = threads.submit(() -> {
                stream().write(out, 1, TestLogs.START.plusSeconds(60));
                return null;
            });
            await().atMost(Duration.ofMinutes(1)).until(() -> sent().endsWith(": keep-alive\n\n"));
            store.append(numbers(2, 3));
            await().atMost(Duration.ofMinutes(1)).until(() -> sent().contains("app[web.1]: 2\n\n"));
            clock.advance(Duration.ofSeconds(60));
            stream.get();
        }
        assertEquals(false, sent().contains("id: 1\n"), "line 1 is known to the client");
        assertEquals(true, sent().startsWith("id: 2\ndata: "));
        assertEquals(0, store.followers(APP));
    }

    @Test
    void stopsFollowingWhenTheClientIsGone() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThrows(IOException.class, () -> stream().write(gone, 0, TestLogs.START.plusSeconds(60)));
        assertEquals(0, store.followers(APP));
    }

    @Test
    void endsWhenTheAppIsDestroyed() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            LogStream stream = stream();
            Future<?> running = threads.submit(() -> {
                stream.write(out, 0, TestLogs.START.plusSeconds(60));
                return null;
            });
            store.delete(APP);
            running.get();
        }
    }

    private LogStream stream() {
        LogTail tail = store.follow(APP, 10, LogFilter.ALL);
        return new LogStream(tail, LogStreamFormat.EVENTS, Duration.ofMillis(20), clock);
    }

    private String sent() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
