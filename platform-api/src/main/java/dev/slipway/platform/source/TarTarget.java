package dev.slipway.platform.source;

import java.io.IOException;
import java.io.InputStream;

/** Takes what a tarball holds. No path, and no symbolic link's target, leads out of it. */
interface TarTarget {
    void file(String path, boolean executable, long size, InputStream content) throws IOException;

    /** A symbolic link. */
    void link(String path, String target) throws IOException;

    /** The same file under a second name. */
    void copy(String path, String earlier) throws IOException;

    /** One that may stay empty; those of files come by themselves. */
    void directory(String path) throws IOException;
}
