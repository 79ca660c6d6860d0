package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
    @Test
    void packsLinksAsLinksAndNeverWhatTheyPointTo(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/a.txt"), "a");
        Files.writeString(root.resolve("Dockerfile"), "FROM scratch\n");
        Files.writeString(root.resolve(".dockerignore"), "Dockerfile\n*.log\n");
        Files.writeString(root.resolve("x.log"), "x");
        Files.createSymbolicLink(root.resolve("etc"), Path.of("/etc"));
        TreeMap<String, String> packed = new TreeMap<>();
        Path tar = new BuildContext(root, "Dockerfile").pack();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                packed.put(entry.getName(), entry.getLinkName());
            }
        } finally {
            BuildContext.discard(tar);
        }
        assertEquals("{.dockerignore=, Dockerfile=, etc=/etc, src/=, src/a.txt=}", packed.toString());
    }
}
