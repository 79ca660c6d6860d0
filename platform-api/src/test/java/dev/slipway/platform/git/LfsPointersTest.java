package dev.slipway.platform.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.git.remote.GitHost;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfsPointersTest {
    private static final String POINTER = """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            """;

    @TempDir
    Path folder;

    private GitHost host;

    @BeforeEach
    void start() throws IOException {
        host = new GitHost(folder);
        host.create("shop");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void namesTheFirstFilesAndSaysWhatToDo() throws IOException {
        host.commit("shop", "main", ".gitattributes", "*.png filter=lfs diff=lfs merge=lfs -text");
        for (int i = 1; i < 6; i++) {
            // As git itself stores them where git-lfs is not installed.
            host.commit("shop", "main", "images/" + i + ".png", POINTER);
        }
        String warning = warning(host.commit("shop", "main", "images/6.png", POINTER));
        assertTrue(warning.contains("6 file(s) of this commit are Git LFS pointers"), warning);
        assertTrue(warning.contains("images/1.png, images/2.png"), warning);
        assertTrue(warning.contains("images/5.png, …"), warning);
        assertTrue(warning.contains("git lfs migrate export"), warning);
    }

    @Test
    void saysNothingOfOtherFiles() throws IOException {
        host.commit("shop", "main", "about-lfs.txt", POINTER);
        assertEquals("", warning(host.commit("shop", "main", "a", "1")));
        host.commit("shop", "main", "lib/.gitattributes", "*.bin filter=lfs");
        String warning = warning(host.commit("shop", "main", "lib/small", "version"));
        assertTrue(warning.contains("1 file(s)"), warning);
    }

    private String warning(String commit) throws IOException {
        try (Repository repository = new FileRepository(host.bare("shop").toFile())) {
            return LfsPointers.warning(repository, ObjectId.fromString(commit));
        }
    }
}
