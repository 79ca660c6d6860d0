package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static dev.slipway.platform.log.TestLogs.expected;
import static dev.slipway.platform.log.TestLogs.line;
import static dev.slipway.platform.log.TestLogs.numbers;
import static dev.slipway.platform.log.TestLogs.offset;
import static dev.slipway.platform.log.TestLogs.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
    private final UUID dyno = UUID.randomUUID();

    @TempDir
    Path directory;

    @Test
    void givesTheLastLinesOldestFirst() {
        LogStore store = open(1 << 20);
        store.append(numbers(0, 10));
        assertEquals(expected(7, 10), texts(store.last(APP, 3, LogFilter.ALL)));
        assertEquals(expected(0, 10), texts(store.last(APP, 100, LogFilter.ALL)));
        assertEquals(List.of(), store.last(UUID.randomUUID(), 100, LogFilter.ALL));
    }

    @Test
    void keepsEveryFieldOfALineThroughARestart() {
        LogLine odd = line(APP, "a b\\c", "tab\t nul\0 cr\r lf\n esc\u001b[31m \\n 🚢 ünïcode \u2028 trailing ");
        open(1 << 20).append(List.of(odd, line("")));
        List<StoredLine> read = open(1 << 20).last(APP, 10, LogFilter.ALL);
        assertEquals(List.of(new StoredLine(1, odd), new StoredLine(2, line(""))), read);
    }

    @Test
    void numbersOnAfterARestart() {
        open(1 << 20).append(numbers(0, 3));
        LogStore again = open(1 << 20);
        again.append(numbers(3, 5));
        List<StoredLine> read = again.last(APP, 10, LogFilter.ALL);
        assertEquals(expected(0, 5), texts(read));
        assertEquals(
                LongStream.rangeClosed(1, 5).boxed().toList(),
                read.stream().map(StoredLine::sequence).toList());
    }

    @Test
    void remembersTheOffsetOfEachStreamThroughARestart() {
        LogStore store = open(1 << 20);
        store.append(dyno, 1, numbers(0, 3), offset(3));
        store.append(dyno, 2, numbers(3, 4), offset(9));
        LogStore again = open(1 << 20);
        assertEquals(Optional.of(offset(3)), again.offset(dyno, 1));
        assertEquals(Optional.of(offset(9)), again.offset(dyno, 2));
        assertEquals(Optional.empty(), again.offset(dyno, 3));
        assertEquals(Optional.empty(), again.offset(UUID.randomUUID(), 1));
    }

    @Test
    void dropsOldSegmentsButNotTheOffsetsInThem() throws Exception {
        LogStore store = open(500);
        store.append(dyno, 1, numbers(0, 1), offset(1));
        for (int i = 0; i < 200; i++) {
            store.append(numbers(i, i + 1));
        }
        assertEquals(3, segments().size());
        assertEquals(Optional.of(offset(1)), open(500).offset(dyno, 1));
        List<String> kept = texts(open(500).last(APP, 1000, LogFilter.ALL));
        assertTrue(kept.size() > 5 && kept.size() < 50, kept::toString);
        assertEquals(expected(200 - kept.size(), 200), kept);
    }

    @Test
    void forgetsADynoForGood() {
        LogStore store = open(500);
        store.append(dyno, 1, numbers(0, 1), offset(1));
        store.forget(dyno);
        assertEquals(Optional.empty(), store.offset(dyno, 1));
        assertEquals(Optional.empty(), open(500).offset(dyno, 1));
    }

    @Test
    void splitsALongLineBetweenCharacters() {
        String text = "🚢".repeat(6000);
        open(1 << 20).append(List.of(line(text)));
        List<String> parts = texts(open(1 << 20).last(APP, 10, LogFilter.ALL));
        assertEquals(text, String.join("", parts));
        assertEquals(3, parts.size());
        assertTrue(parts.stream().allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= LogLine.MAX_BYTES));
    }

    @Test
    void findsLinesOfADynoAmongManyOthers() {
        LogStore store = open(4000);
        store.append(List.of(line(APP, "web.1", "wanted"), line(APP, "web.10", "other")));
        store.append(numbers(0, 50).stream()
                .map(l -> line(APP, "worker.1", l.text()))
                .toList());
        assertEquals(List.of("wanted"), texts(store.last(APP, 5, new LogFilter("web.1", null, null))));
        assertEquals(List.of("wanted", "other"), texts(store.last(APP, 5, new LogFilter("web", "app", null))));
        assertEquals(List.of("wanted", "other"), texts(store.last(APP, 5, new LogFilter(null, null, "web"))));
        assertEquals(List.of(), texts(store.last(APP, 5, new LogFilter("web", "heroku", null))));
    }

    @Test
    void refusesAStreamOfSeveralApps() {
        List<LogLine> mixed = List.of(line("a"), line(UUID.randomUUID(), "web.1", "b"));
        assertThrows(IllegalArgumentException.class, () -> open(500).append(dyno, 1, mixed, offset(1)));
    }

    @Test
    void deletesAnAppAndDropsItsLateLines() {
        LogStore store = open(500);
        store.append(dyno, 1, numbers(0, 3), offset(3));
        LogTail tail = store.follow(APP, 10, LogFilter.ALL);
        store.delete(APP);
        store.append(numbers(3, 4));
        assertTrue(tail.isClosed());
        assertFalse(Files.exists(directory.resolve(APP.toString())));
        assertEquals(Optional.empty(), open(500).offset(dyno, 1));
        assertEquals(List.of(), store.last(APP, 10, LogFilter.ALL));
    }

    @Test
    void finishesADeletionThatACrashInterrupted() throws Exception {
        open(500).append(dyno, 1, numbers(0, 3), offset(3));
        Path doomed = directory.resolve(APP + ".deleted");
        Files.move(directory.resolve(APP.toString()), doomed);
        open(500);
        assertFalse(Files.exists(doomed));
    }

    @Test
    void refusesLinesOnceClosedSoThatTheyAreReadAgain() {
        LogStore store = open(500);
        store.append(dyno, 1, numbers(0, 3), offset(3));
        store.close();
        assertThrows(LogStoreException.class, () -> store.append(dyno, 1, numbers(3, 4), offset(4)));
        assertEquals(Optional.of(offset(3)), open(500).offset(dyno, 1));
    }

    @Test
    void takesLinesFromManyThreadsForMoreAppsThanOpenFiles() throws Exception {
        LogStore store = open(2000, 1000);
        List<UUID> apps = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 4; thread++) {
                UUID threadsDyno = UUID.randomUUID();
                String process = "web." + (thread + 1);
                threads.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        for (UUID app : apps) {
                            store.append(List.of(line(app, process, "" + i)));
                        }
                        store.append(threadsDyno, 1, List.of(line(apps.getFirst(), "run.1", "x")), offset(i));
                    }
                });
            }
        }
        LogStore again = open(2000, 1000);
        for (UUID app : apps) {
            for (int thread = 1; thread <= 4; thread++) {
                List<StoredLine> lines = again.last(app, 5000, new LogFilter("web." + thread, null, null));
                assertEquals(expected(0, 200), texts(lines));
            }
        }
        List<StoredLine> all = new ArrayList<>(again.last(apps.getFirst(), 5000, LogFilter.ALL));
        assertEquals(
                LongStream.rangeClosed(1, 1600).boxed().toList(),
                all.stream().map(StoredLine::sequence).toList());
    }

    @Test
    void saysWhatFailedWhenTheFolderCannotBeWritten() throws Exception {
        Files.writeString(directory.resolve(APP.toString()), "in the way");
        LogStoreException refused =
                assertThrows(LogStoreException.class, () -> open(500).append(numbers(0, 1)));
        assertTrue(refused.getMessage().contains("append 1 lines"), refused::getMessage);
        assertTrue(refused.getMessage().contains(APP.toString()), refused::getMessage);
    }

    private List<Path> segments() throws Exception {
        try (var files = Files.list(directory.resolve(APP.toString()))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private LogStore open(long segmentSize) {
        return open(segmentSize, 3);
    }

    private LogStore open(long segmentSize, int segments) {
        return new LogStore(TestLogs.config(directory, segmentSize, segments));
    }
}
