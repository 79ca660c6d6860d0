package dev.slipway.platform.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file from its end to its beginning. Every line ends with a line feed. Not thread-safe. */
final class BackwardLines implements Closeable {
    static final long WHOLE_FILE = -1;

    private static final int BLOCK = 64 * 1024;

    private final RandomAccessFile file;
    private byte[] window = new byte[0];
    /** Where in the file the window begins. */
    private long windowStart;
    /** The unread bytes of the window are those before. */
    private int end;

    /** @param length how much of the file counts (what lies behind is still being written), or {@link #WHOLE_FILE} */
    BackwardLines(Path path, long length) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        windowStart = length == WHOLE_FILE ? file.length() : length;
    }

    /** The line before, without its line feed; null at the file's beginning. */
    @Nullable
    String previous() throws IOException {
        while (true) {
            int start = end - 2;
            while (start >= 0 && window[start] != '\n') {
                start--;
            }
            if (start < 0 && windowStart > 0) {
                widen();
                continue;
            }
            if (end == 0) {
                return null;
            }
            String line = new String(window, start + 1, end - start - 2, StandardCharsets.UTF_8);
            end = start + 1;
            return line;
        }
    }

    private void widen() throws IOException {
        int more = (int) Math.min(BLOCK, windowStart);
        byte[] wider = new byte[more + end];
        file.seek(windowStart - more);
        file.readFully(wider, 0, more);
        System.arraycopy(window, 0, wider, more, end);
        window = wider;
        windowStart -= more;
        end += more;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
