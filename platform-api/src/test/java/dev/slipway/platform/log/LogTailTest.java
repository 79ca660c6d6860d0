package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static dev.slipway.platform.log.TestLogs.expected;
import static dev.slipway.platform.log.TestLogs.numbers;
import static dev.slipway.platform.log.TestLogs.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private LogStore store;

    @BeforeEach
    void open() {
        store = new LogStore(TestLogs.config(directory, 2000, 1000));
    }

    @Test
    void givesTheLastLinesAndThenThoseThatCome() throws Exception {
        store.append(numbers(0, 10));
        try (LogTail tail = store.follow(APP, 2, LogFilter.ALL)) {
            store.append(numbers(10, 12));
            assertEquals(expected(8, 10), texts(tail.last()));
            assertEquals(expected(10, 12), texts(tail.take(PATIENCE)));
        }
    }

    @Test
    void hasNoGapAndNothingTwiceWhileOthersAppend() throws Exception {
        int total = 4000;
        store = new LogStore(new TestLogs.Settings(directory, TestLogs.bytes(2000), 1000, 2, total));
        CountDownLatch underWay = new CountDownLatch(500);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < total; i++) {
                    store.append(numbers(i, i + 1));
                    underWay.countDown();
                }
            });
            underWay.await();
            List<Future<List<String>>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(threads.submit(() -> readUpTo("" + (total - 1))));
            }
            for (Future<List<String>> reader : readers) {
                assertEquals(expected(0, total), reader.get());
            }
            writer.get();
        }
    }

    private List<String> readUpTo(String lastText) throws InterruptedException {
        List<String> read = new ArrayList<>();
        try (LogTail tail = store.follow(APP, 10_000, LogFilter.ALL)) {
            read.addAll(texts(tail.last()));
            while (!lastText.equals(read.getLast())) {
                List<StoredLine> more = tail.take(PATIENCE);
                assertTrue(!more.isEmpty(), "lines keep coming");
                read.addAll(texts(more));
            }
        }
        return read;
    }

    @Test
    void givesOnlyWhatTheFilterWants() throws Exception {
        try (LogTail tail = store.follow(APP, 2, new LogFilter("web.2", null, null))) {
            store.append(List.of(TestLogs.line("other"), TestLogs.line(APP, "web.2", "wanted")));
            assertEquals(List.of("wanted"), texts(tail.take(PATIENCE)));
        }
    }

    @Test
    void tellsASlowReaderHowManyLinesItMissed() throws Exception {
        try (LogTail tail = store.follow(APP, 2, LogFilter.ALL)) {
            store.append(numbers(0, 150));
            List<String> read = texts(tail.take(PATIENCE));
            assertEquals(expected(0, 100), read.subList(0, 100));
            assertEquals(
                    List.of("Error L11 (Tail buffer overflow): 50 messages dropped since " + TestLogs.START),
                    read.subList(100, read.size()));
            store.append(numbers(150, 151));
            assertEquals(List.of("150"), texts(tail.take(PATIENCE)));
        }
    }

    @Test
    void closingEndsAWaitingReader() throws Exception {
        LogTail tail = store.follow(APP, 2, LogFilter.ALL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<StoredLine>> reader = threads.submit(() -> tail.take(Duration.ofMinutes(5)));
            tail.close();
            assertEquals(List.of(), reader.get());
        }
        store.append(numbers(0, 1));
        assertEquals(List.of(), tail.take(Duration.ZERO));
    }
}
