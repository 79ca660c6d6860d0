package dev.slipway.model.build;

import java.io.IOException;
import java.nio.file.Path;

/** The files of one commit. */
public interface SourceTree {
    /**
     * Writes the tree into an existing, empty directory: regular files (0644 or 0755) and symbolic links, with no
     * file outside the directory, whatever the tree says.
     */
    void writeTo(Path directory) throws IOException;
}
