package dev.slipway.builder.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerBlobTest {
    @TempDir
    Path directory;

    @Test
    void givesTheSameBytesWhateverDatesOwnersAndOrderOfCreation() throws IOException {
        Path one = tree("one", List.of("b/second", "a/first", "c"));
        Path other = tree("other", List.of("c", "a/first", "b/second"));
        Files.setLastModifiedTime(other.resolve("c"), FileTime.fromMillis(0));
        Files.setPosixFilePermissions(other.resolve("c"), PosixFilePermissions.fromString("rw-rw----"));
        assertEquals(pack(one), pack(other));
    }

    @Test
    void changesWithContentAndWithTheExecutableBit() throws IOException {
        Path tree = tree("tree", List.of("file"));
        Layer before = pack(tree);
        Files.setPosixFilePermissions(tree.resolve("file"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Layer executable = pack(tree);
        assertNotEquals(before.digest(), executable.digest());
        Files.writeString(tree.resolve("file"), "other");
        assertNotEquals(executable.digest(), pack(tree).digest());
    }

    @Test
    void keepsSymbolicLinksAsLinksAndNeverReadsWhatTheyPointTo() throws IOException {
        Path tree = tree("tree", List.of("bin/tool"));
        Path secret = Files.writeString(directory.resolve("secret"), "of the host");
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("file"), "of the host");
        Files.createSymbolicLink(tree.resolve("absolute"), secret);
        Files.createSymbolicLink(tree.resolve("broken"), Path.of("nowhere"));
        Files.createSymbolicLink(tree.resolve("folder"), outside);
        Map<String, TarArchiveEntry> entries = entries(tree);
        assertEquals(secret.toString(), entries.get("layers/x/absolute").getLinkName());
        assertEquals("nowhere", entries.get("layers/x/broken").getLinkName());
        assertEquals(outside.toString(), entries.get("layers/x/folder").getLinkName());
        assertFalse(entries.containsKey("layers/x/folder/file"));
    }

    @Test
    void packsLongNamesAndNamesBeyondAscii() throws IOException {
        String name = "ä".repeat(60) + "/" + "n".repeat(200);
        Map<String, TarArchiveEntry> entries = entries(tree("tree", List.of(name)));
        assertEquals(
                name.getBytes(StandardCharsets.UTF_8).length,
                entries.get("layers/x/" + name).getSize());
    }

    @Test
    void belongsToTheDynosUserAndHasOneDate() throws IOException {
        for (TarArchiveEntry entry : entries(tree("tree", List.of("a/b"))).values()) {
            assertEquals(1000, entry.getLongUserId());
            assertEquals(315532801000L, entry.getModTime().getTime());
        }
    }

    private Path tree(String name, List<String> files) throws IOException {
        Path root = directory.resolve(name);
        for (String file : files) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), file);
        }
        return root;
    }

    private Layer pack(Path tree) throws IOException {
        return LayerBlob.pack(tree, "/layers/x", directory.resolve("blob"));
    }

    private Map<String, TarArchiveEntry> entries(Path tree) throws IOException {
        pack(tree);
        Map<String, TarArchiveEntry> entries = new LinkedHashMap<>();
        try (InputStream blob = Files.newInputStream(directory.resolve("blob"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(blob), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), entry);
            }
        }
        return entries;
    }
}
