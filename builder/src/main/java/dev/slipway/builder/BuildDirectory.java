package dev.slipway.builder;

import dev.slipway.builder.layer.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A build's own directories, removed at its end, and those of its app, which stay for the next build. They belong to the
 * user that the build runs as.
 */
final class BuildDirectory implements AutoCloseable {
    /** The user of the stack's images; the platform's own where it is not root and can't give files away. */
    private static final int STACK_USER = 1000;

    private final Path own;
    private final Path app;
    private final int user;

    private BuildDirectory(Path own, Path app, int user) {
        this.own = own;
        this.app = app;
        this.user = user;
    }

    /**
     * @param own is removed with the build
     * @param app stays for the next one
     */
    static BuildDirectory create(Path own, Path app) throws IOException {
        FileTree.remove(own);
        for (String name : List.of("workspace", "platform/env", "tmp", "blobs")) {
            Files.createDirectories(own.resolve(name));
        }
        Files.createDirectories(app.resolve("layers"));
        int platform = (Integer) Files.getAttribute(own, "unix:uid");
        BuildDirectory directory = new BuildDirectory(own, app, platform == 0 ? STACK_USER : platform);
        directory.give(directory.temporary());
        directory.give(directory.platform());
        directory.give(directory.layers());
        return directory;
    }

    /** Removes what builds of an earlier life left. */
    static void removeLeftovers(Path work) throws IOException {
        FileTree.remove(builds(work));
        FileTree.remove(ahead(work));
    }

    static Path app(Path work, UUID app) {
        return work.resolve("apps").resolve(app.toString());
    }

    /** Where the own directories of builds are. */
    static Path builds(Path work) {
        return work.resolve("builds");
    }

    /** Where those are that no build has yet. */
    static Path ahead(Path work) {
        return work.resolve("ahead");
    }

    /** Gives what was written into the workspace to the user that builds run as. */
    void giveWorkspace() throws IOException {
        give(workspace());
    }

    private void give(Path directory) throws IOException {
        if ((Integer) Files.getAttribute(directory, "unix:uid") != user) {
            FileTree.own(directory, user);
        }
    }

    Path workspace() {
        return own.resolve("workspace");
    }

    Path platform() {
        return own.resolve("platform");
    }

    Path temporary() {
        return own.resolve("tmp");
    }

    /** Packed layers on their way to the registry. */
    Path blobs() {
        return own.resolve("blobs");
    }

    /** Kept from build to build. */
    Path layers() {
        return app.resolve("layers");
    }

    /** What the directories were packed to by the last build. */
    Path layerCache() {
        return app.resolve("layers.properties");
    }

    /** The app's own directory, for what else is kept from build to build. */
    Path app() {
        return app;
    }

    /** Directories whose sizes count as the build's. */
    List<Path> counted() {
        return List.of(own, layers());
    }

    /** In the form of engines: {@code uid:gid}. */
    String user() {
        return user + ":" + user;
    }

    @Override
    public void close() throws IOException {
        FileTree.remove(own);
    }
}
