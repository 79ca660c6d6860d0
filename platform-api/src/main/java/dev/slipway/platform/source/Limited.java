package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies no more than is allowed. */
final class Limited {
    private static final int CHUNK = 64 * 1024;
    private static final long MEGABYTE = 1024 * 1024;

    private Limited() {}

    /**
     * @return how many bytes there were
     * @throws SlipwayException if there are more than the limit
     */
    static long copy(InputStream from, Path to, long limit) throws IOException {
        long bytes = 0;
        byte[] chunk = new byte[CHUNK];
        try (OutputStream file = Files.newOutputStream(to)) {
            for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
                bytes += length;
                if (bytes > limit) {
                    throw tooLarge(limit);
                }
                file.write(chunk, 0, length);
            }
        }
        return bytes;
    }

    static SlipwayException tooLarge(long limit) {
        return SlipwayException.invalid(
                "The tarball is larger than %d MB. Leave out what a build makes itself, such as node_modules.",
                limit / MEGABYTE);
    }
}
