package dev.slipway.platform.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.git.remote.FetchException;
import dev.slipway.platform.git.remote.GitHost;
import dev.slipway.platform.git.remote.Remote;
import dev.slipway.platform.git.remote.TestRemotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmodulesTest {
    private final Submodules submodules = new Submodules(TestRemotes.trusting("localhost"));
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder;

    private GitHost host;
    private Repository own;

    @BeforeEach
    void aServerWithALibrary() throws IOException {
        host = new GitHost(folder);
        host.create("shop").create("lib").create("base");
        host.commit("base", "main", "base.txt", "old");
        host.commit("base", "main", "base.txt", "deep");
        host.commit("lib", "main", "lib.txt", "library");
        own = new FileRepository(host.bare("shop").toFile());
    }

    @AfterEach
    void stop() {
        own.close();
        host.close();
    }

    @Test
    void fetchesThemAndTheirOwnIntoTheTreeThatIsBuilt() throws Exception {
        addModule("lib", host.url("base").toString(), "base");
        addModule("shop", host.url("lib").toString(), "vendor/lib");
        ObjectId commit = head();
        submodules.require(own, commit, Optional.empty(), told::add);
        Path tree = Files.createDirectory(folder.resolve("tree"));
        CommitFiles.write(own, commit, tree);
        assertEquals("library", Files.readString(tree.resolve("vendor/lib/lib.txt")));
        assertEquals("deep", Files.readString(tree.resolve("vendor/lib/base/base.txt")));
        assertEquals(List.of("-----> Fetching submodule vendor/lib", "-----> Fetching submodule base"), told);
        try (var left = Files.list(host.bare("shop"))) {
            assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith("arriving-")));
        }
    }

    @Test
    void fetchesNoneTwice() throws Exception {
        addModule("shop", host.url("lib").toString(), "lib");
        submodules.require(own, head(), Optional.empty(), told::add);
        submodules.require(own, head(), Optional.empty(), told::add);
        assertEquals(1, told.size());
    }

    @Test
    void findsRelativeAddressesBesideTheRepositoryTheyCameFrom() throws Exception {
        addModule("shop", host.url("lib").toString(), "lib");
        setUrl("lib", "../lib.git");
        host.lock("lib", "hush");
        Remote from = new Remote(host.url("shop"), "x", Optional.of("hush"));
        submodules.require(own, head(), Optional.of(from), told::add);
        assertEquals(1, told.size());
        FetchException pushed = refused();
        assertTrue(pushed.reason().contains("The submodule lib lies at ../lib.git"), pushed.reason());
    }

    @Test
    void refusesWhatItCannotFetchByNameAndSaysWhatToDo() {
        addModule("shop", host.url("lib").toString(), "lib");
        setUrl("lib", "git@github.com:owner/lib.git");
        assertTrue(
                refused().reason().contains("git submodule set-url lib https://"),
                refused().reason());
        setUrl("lib", "https://user:secret@github.com/owner/lib.git");
        assertTrue(refused().reason().contains("without a password"), refused().reason());
        assertTrue(!refused().reason().contains("secret"), refused().reason());
        setUrl("lib", "https://127.0.0.1/lib.git");
        assertTrue(
                refused().reason().startsWith("The submodule lib could not be fetched."),
                refused().reason());
        assertTrue(
                refused().reason().contains("not a public address"), refused().reason());
        setUrl("lib", "file:///etc");
        assertTrue(refused().reason().contains("lies at file:///etc"), refused().reason());
    }

    @Test
    void refusesOneThatIsNotNamed() {
        addModule("shop", host.url("lib").toString(), "lib");
        GitHost.git(host.work("shop"), "rm", "-q", "--cached", ".gitmodules");
        GitHost.git(host.work("shop"), "commit", "-q", "-m", "Forget the names");
        GitHost.git(host.work("shop"), "push", "-q", "origin", "main");
        assertTrue(
                refused().reason().contains("The submodule lib is not named in .gitmodules"),
                refused().reason());
    }

    private FetchException refused() {
        return assertThrows(FetchException.class, () -> submodules.require(own, head(), Optional.empty(), told::add));
    }

    private void addModule(String repository, String url, String path) {
        Path work = host.work(repository);
        GitHost.git(work, "submodule", "--quiet", "add", url, path);
        GitHost.git(work, "commit", "-q", "-m", "Add " + path);
        GitHost.git(work, "push", "-q", "origin", "HEAD:refs/heads/main");
    }

    private void setUrl(String path, String url) {
        Path work = host.work("shop");
        GitHost.git(work, "config", "-f", ".gitmodules", "submodule." + path + ".url", url);
        GitHost.git(work, "commit", "-q", "-a", "-m", "Move " + path);
        GitHost.git(work, "push", "-q", "origin", "HEAD:refs/heads/main");
    }

    private ObjectId head() throws IOException {
        return own.exactRef("refs/heads/main").getObjectId();
    }
}
