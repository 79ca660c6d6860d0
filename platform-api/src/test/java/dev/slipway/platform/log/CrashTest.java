package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static dev.slipway.platform.log.TestLogs.expected;
import static dev.slipway.platform.log.TestLogs.numbers;
import static dev.slipway.platform.log.TestLogs.offset;
import static dev.slipway.platform.log.TestLogs.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash may leave any part of a write: whatever the last segment's length, lines and offset fit each other. */
class CrashTest {
    private static final int LINES = 18;
    private static final int BATCH = 3;

    private final UUID dyno = UUID.randomUUID();

    /** Each of the many cuts is worth a warning in production, and none here. Held, since loggers are weakly kept. */
    private static final Logger SEGMENTS = Logger.getLogger(Segments.class.getName());

    @TempDir
    Path temp;

    @BeforeAll
    static void hush() {
        SEGMENTS.setLevel(Level.SEVERE);
    }

    @AfterAll
    static void speak() {
        SEGMENTS.setLevel(null);
    }

    @Test
    void readsOnWithNoLineMissingAndNoneTwiceWhereverTheWriteWasCut() throws Exception {
        Path original = temp.resolve("original");
        write(original, 0);
        Path last = lastSegment(original);
        long length = Files.size(last);
        assertTrue(length > 200, "the cut segment holds several batches");
        for (long cut = 0; cut < length; cut++) {
            Path copy = temp.resolve("cut-" + cut);
            copyOf(original, copy);
            try (RandomAccessFile file = new RandomAccessFile(lastSegment(copy).toFile(), "rw")) {
                file.setLength(cut);
            }
            resumeAndCheck(copy, cut);
        }
    }

    @Test
    void readsOnWithNoLineMissingAndNoneTwiceWhateverByteIsBroken() throws Exception {
        Path original = temp.resolve("original");
        write(original, 0);
        long length = Files.size(lastSegment(original));
        for (long position = 0; position < length; position++) {
            Path copy = temp.resolve("broken-" + position);
            copyOf(original, copy);
            try (RandomAccessFile file = new RandomAccessFile(lastSegment(copy).toFile(), "rw")) {
                file.seek(position);
                int was = file.read();
                file.seek(position);
                file.write(was ^ 1);
            }
            resumeAndCheck(copy, position);
        }
    }

    @Test
    void startsAfreshWhenNothingOfTheOnlySegmentIsLeft() throws Exception {
        LogStore store = new LogStore(TestLogs.config(temp, 1 << 20, 3));
        store.append(dyno, 1, numbers(0, 3), offset(3));
        try (RandomAccessFile file = new RandomAccessFile(lastSegment(temp).toFile(), "rw")) {
            file.setLength(5);
        }
        resumeAndCheck(temp, 5);
    }

    private void resumeAndCheck(Path directory, long at) {
        int stored = storedUpTo(open(directory));
        assertEquals(expected(0, stored), texts(open(directory).last(APP, 1000, LogFilter.ALL)), "cut at " + at);
        assertEquals(0, stored % BATCH, "a batch is stored whole or not at all; cut at " + at);
        write(directory, stored);
        assertEquals(expected(0, LINES), texts(open(directory).last(APP, 1000, LogFilter.ALL)), "cut at " + at);
    }

    private void write(Path directory, int from) {
        LogStore store = open(directory);
        for (int i = from; i < LINES; i += BATCH) {
            store.append(dyno, 1, numbers(i, i + BATCH), offset(i + BATCH));
        }
    }

    /** As a node does: it goes on at the offset; here an offset's nanoseconds are the number of lines before it. */
    private int storedUpTo(LogStore store) {
        return store.offset(dyno, 1)
                .map(offset -> offset.at().getNano() - TestLogs.START.getNano())
                .orElse(0);
    }

    private static LogStore open(Path directory) {
        return new LogStore(TestLogs.config(directory, 600, 100));
    }

    private static Path lastSegment(Path directory) throws IOException {
        try (var files = Files.list(directory.resolve(APP.toString()))) {
            List<Path> segments = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            return segments.getLast();
        }
    }

    private static void copyOf(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
