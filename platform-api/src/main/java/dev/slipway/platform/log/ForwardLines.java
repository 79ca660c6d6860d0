package dev.slipway.platform.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file from a place in it on. Every line ends with a line feed. Not thread-safe. */
final class ForwardLines implements Closeable {
    private static final int BLOCK = 64 * 1024;

    private final RandomAccessFile file;
    private final long length;
    private byte[] window = new byte[0];
    /** Where in the file the window begins. */
    private long windowStart;
    /** The unread bytes of the window are those from here on. */
    private int start;

    /**
     * @param from the beginning of a line
     * @param length how much of the file counts, or {@link BackwardLines#WHOLE_FILE}
     */
    ForwardLines(Path path, long from, long length) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.length = length == BackwardLines.WHOLE_FILE ? file.length() : length;
        this.windowStart = from;
    }

    /** The next line, without its line feed; null at the end. */
    @Nullable
    String next() throws IOException {
        int looked = start;
        while (true) {
            for (int i = looked; i < window.length; i++) {
                if (window[i] == '\n') {
                    String line = new String(window, start, i - start, StandardCharsets.UTF_8);
                    start = i + 1;
                    return line;
                }
            }
            looked = window.length - start;
            if (!moveOn()) {
                return null;
            }
        }
    }

    /** Where in the file the next line begins. */
    long position() {
        return windowStart + start;
    }

    private boolean moveOn() throws IOException {
        long end = windowStart + window.length;
        int more = (int) Math.min(BLOCK, length - end);
        if (more <= 0) {
            return false;
        }
        int unread = window.length - start;
        byte[] next = new byte[unread + more];
        System.arraycopy(window, start, next, 0, unread);
        file.seek(end);
        file.readFully(next, unread, more);
        windowStart += start;
        start = 0;
        window = next;
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
