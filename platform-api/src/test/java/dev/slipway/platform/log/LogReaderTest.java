package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static dev.slipway.platform.log.TestLogs.START;
import static dev.slipway.platform.log.TestLogs.expected;
import static dev.slipway.platform.log.TestLogs.line;
import static dev.slipway.platform.log.TestLogs.numbers;
import static dev.slipway.platform.log.TestLogs.offset;
import static dev.slipway.platform.log.TestLogs.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private static final long MUCH = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void givesEachLineOnceWhileMoreAreWrittenIntoManySegments() {
        LogStore store = TestLogs.store(directory, 500, 1000);
        LogReader reader = store.readAfter(APP, 0);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 300; i += 3) {
            store.append(UUID.randomUUID(), 1, numbers(i, i + 3), offset(i + 3));
            if (i % 7 == 0) {
                read.addAll(texts(reader.next(5, MUCH)));
            }
        }
        while (!reader.isAtEnd()) {
            read.addAll(texts(reader.next(5, MUCH)));
        }
        assertEquals(expected(0, 300), read);
        assertEquals(List.of(), reader.next(5, MUCH));
        assertEquals(300, reader.position());
    }

    @Test
    void goesOnAfterANumberThroughARestart() {
        TestLogs.store(directory, 500, 1000).append(numbers(0, 50));
        LogStore again = TestLogs.store(directory, 500, 1000);
        again.append(numbers(50, 60));
        assertEquals(60, again.lastSequence(APP));
        assertEquals(expected(37, 60), texts(again.readAfter(APP, 37).next(100, MUCH)));
        assertEquals(List.of(), again.readAfter(APP, 60).next(100, MUCH));
    }

    @Test
    void showsByTheNumbersWhatRetentionWasFasterWith() {
        LogStore store = TestLogs.store(directory, 500, 3);
        LogReader reader = store.readAfter(APP, 0);
        store.append(numbers(0, 2));
        assertEquals(expected(0, 1), texts(reader.next(1, MUCH)));
        for (int i = 2; i < 200; i++) {
            store.append(numbers(i, i + 1));
        }
        List<StoredLine> rest = reader.next(1000, MUCH);
        assertEquals(reader.oldest(), rest.getFirst().sequence());
        assertTrue(rest.getFirst().sequence() > 2, rest::toString);
        assertEquals(expected((int) rest.getFirst().sequence() - 1, 200), texts(rest));
    }

    @Test
    void givesNoMoreThanWasAskedForButALineAtLeast() {
        LogStore store = TestLogs.store(directory, MUCH, 3);
        store.append(List.of(line("x".repeat(9000)), line("y".repeat(9000)), line("ü".repeat(4000))));
        LogReader reader = store.readAfter(APP, 0);
        assertEquals(1, reader.next(100, 1).size());
        assertFalse(reader.isAtEnd());
        assertEquals(2, reader.next(100, 10_000).size());
        assertEquals(0, reader.next(100, 10_000).size());
        assertTrue(reader.isAtEnd());
    }

    @Test
    void beginsWithTheFirstLineOfAMoment() {
        LogStore store = TestLogs.store(directory, 500, 1000);
        for (int i = 0; i < 60; i++) {
            store.append(List.of(at(i)));
        }
        for (int second : new int[] {0, 1, 17, 59}) {
            LogReader reader = store.readSince(APP, START.plusSeconds(second));
            assertEquals(second, reader.position());
            assertEquals(expected(second, 60), texts(reader.next(100, MUCH)));
        }
        assertEquals(expected(0, 60), texts(store.readSince(APP, Instant.EPOCH).next(100, MUCH)));
        LogReader later = store.readSince(APP, START.plusSeconds(60));
        assertEquals(List.of(), later.next(100, MUCH));
        store.append(List.of(at(60)));
        assertEquals(expected(60, 61), texts(later.next(100, MUCH)));
    }

    @Test
    void waitsForTheFirstLineOfAnAppThatHasNone() {
        LogStore store = TestLogs.store(directory, 500, 3);
        LogReader reader = store.readSince(APP, START);
        assertEquals(List.of(), reader.next(100, MUCH));
        assertEquals(1, reader.oldest());
        store.append(numbers(0, 2));
        assertEquals(expected(0, 2), texts(reader.next(100, MUCH)));
    }

    @Test
    void readsNothingOfAnAppThatWasDeleted() {
        LogStore store = TestLogs.store(directory, 500, 3);
        store.append(numbers(0, 2));
        LogReader reader = store.readAfter(APP, 0);
        store.delete(APP);
        assertEquals(List.of(), reader.next(100, MUCH));
    }

    @Test
    void keepsEveryCharacterAcrossTheBlocksOfAFile() {
        LogStore store = TestLogs.store(directory, MUCH, 3);
        List<LogLine> lines = IntStream.range(0, 40)
                .mapToObj(i -> line("🚢ü" + "-".repeat(i) + "ü".repeat(4000)))
                .toList();
        store.append(lines);
        assertEquals(
                lines.stream().map(LogLine::text).toList(),
                texts(store.readAfter(APP, 0).next(100, MUCH)));
    }

    @Test
    void aStoreHasAnIdOfItsOwnThatStays(@TempDir Path other) {
        UUID id = TestLogs.store(directory, 500, 3).id();
        assertEquals(id, TestLogs.store(directory, 500, 3).id());
        assertNotEquals(id, TestLogs.store(other, 500, 3).id());
    }

    private static LogLine at(int second) {
        return new LogLine(APP, START.plusSeconds(second), "app", "web.1", "" + second);
    }
}
