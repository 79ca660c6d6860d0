package dev.slipway.builder;

import java.io.IOException;
import java.nio.file.Path;

/** The stack's images, made once for this checkout; later runs find them. */
final class TestStack {
    private static boolean made;

    private TestStack() {}

    /** {@code SLIPWAY_STACK_DIR} names a directory that holds them already, as under {@code slipway test}. */
    static synchronized Path directory() throws IOException {
        String given = System.getenv("SLIPWAY_STACK_DIR");
        Path directory = given == null ? Path.of("..", "target", "stacks", "bookworm") : Path.of(given);
        if (!made) {
            make(directory.toAbsolutePath().normalize());
            made = true;
        }
        return directory.toRealPath();
    }

    private static void make(Path directory) throws IOException {
        Process build = new ProcessBuilder("../stacks/build", "bookworm", directory.toString())
                .inheritIO()
                .start();
        try {
            if (build.waitFor() != 0) {
                throw new IOException("stacks/build bookworm " + directory + " failed; its words are above");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
