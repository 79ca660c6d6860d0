package dev.slipway.builder.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedBlobsTest {
    private static final int LARGE = 9 * 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void givesTheNextAppTheSameBytesWithoutPackingThem() throws IOException {
        SharedBlobs shared = shared(Long.MAX_VALUE);
        SharedBlobs.Packed first = shared.pack(tree("one", 1), "/layers/x", directory.resolve("a"));
        SharedBlobs.Packed second = shared.pack(tree("two", 1), "/layers/x", directory.resolve("b"));
        assertEquals(first.layer(), second.layer());
        assertArrayEquals(Files.readAllBytes(first.blob()), Files.readAllBytes(second.blob()));
        assertEquals(1, kept());
        Layer alone = LayerBlob.pack(directory.resolve("one"), "/layers/x", directory.resolve("c"));
        assertEquals(alone, second.layer());
    }

    @Test
    void keepsToItsBudgetAndNeverTakesAFileFromABuild() throws IOException {
        SharedBlobs shared = shared(LARGE + LARGE / 2);
        SharedBlobs.Packed first = shared.pack(tree("one", 1), "/layers/x", directory.resolve("a"));
        shared.pack(tree("two", 2), "/layers/x", directory.resolve("b"));
        assertEquals(1, kept());
        assertEquals(first.layer().bytes(), Files.size(first.blob()));
    }

    private SharedBlobs shared(long budget) {
        return new SharedBlobs(directory.resolve("shared"), budget, Clock.systemUTC());
    }

    private long kept() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("shared"))) {
            return files.count();
        }
    }

    private Path tree(String name, int seed) throws IOException {
        Path tree = Files.createDirectory(directory.resolve(name));
        byte[] content = new byte[LARGE];
        new Random(seed).nextBytes(content);
        Files.write(tree.resolve("file"), content);
        return tree;
    }
}
