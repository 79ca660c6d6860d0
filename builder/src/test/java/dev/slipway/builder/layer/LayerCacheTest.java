package dev.slipway.builder.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerCacheTest {
    private static final Layer LAYER = new Layer("sha256:a", "sha256:b", 7);

    @TempDir
    Path directory;

    Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectory(directory.resolve("tree"));
        Files.writeString(tree.resolve("file"), "content");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("file"));
    }

    @Test
    void findsWhatWasSavedForTheSameTree() throws IOException {
        Path file = directory.resolve("cache");
        LayerCache cache = LayerCache.open(file);
        cache.put("/workspace", LayerCache.fingerprint(tree), LAYER);
        cache.save();
        LayerCache later = LayerCache.open(file);
        assertEquals(Optional.of(LAYER), later.find("/workspace", LayerCache.fingerprint(tree)));
        assertEquals(Optional.empty(), later.find("/other", LayerCache.fingerprint(tree)));
    }

    @Test
    void countsAsEmptyWhenItsFileIsBroken() throws IOException {
        Path file = Files.writeString(directory.resolve("cache"), "/workspace=1 f \\u00zz");
        assertEquals(Optional.empty(), LayerCache.open(file).find("/workspace", "f"));
    }

    @Test
    void seesChangesOfContentModeLinkTargetAndNames() throws IOException {
        String before = LayerCache.fingerprint(tree);
        assertEquals(before, LayerCache.fingerprint(tree));

        Files.setLastModifiedTime(tree.resolve("file"), FileTime.fromMillis(12_345));
        String touched = LayerCache.fingerprint(tree);
        assertNotEquals(before, touched);

        Files.setPosixFilePermissions(tree.resolve("file"), PosixFilePermissions.fromString("rwxr-xr-x"));
        String executable = LayerCache.fingerprint(tree);
        assertNotEquals(touched, executable);

        Files.delete(tree.resolve("link"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("elsewhere"));
        String linked = LayerCache.fingerprint(tree);
        assertNotEquals(executable, linked);

        Files.move(tree.resolve("file"), tree.resolve("renamed"));
        assertNotEquals(linked, LayerCache.fingerprint(tree));
    }
}
