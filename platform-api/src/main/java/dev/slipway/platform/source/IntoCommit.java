package dev.slipway.platform.source;

import dev.slipway.platform.git.ImportedTree;
import java.io.IOException;
import java.io.InputStream;

/** Makes a git tree of a tarball. */
record IntoCommit(ImportedTree tree) implements TarTarget {
    @Override
    public void file(String path, boolean executable, long size, InputStream content) throws IOException {
        tree.file(path, executable, size, content);
    }

    @Override
    public void link(String path, String target) throws IOException {
        tree.link(path, target);
    }

    @Override
    public void copy(String path, String earlier) {
        tree.copy(path, earlier);
    }

    /** Git has none without files. */
    @Override
    public void directory(String path) {}
}
