package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Breaks off a tarball that unpacks to more than is allowed, or whose headers, which its reader takes into memory, are
 * larger than any true one.
 */
final class Unpacked extends FilterInputStream {
    private static final long HEADER_LIMIT = 1024 * 1024;
    private static final long MEGABYTE = 1024 * 1024;

    private final long limit;
    private long read;
    private long headerEnd = Long.MAX_VALUE;

    Unpacked(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    void beginHeader() {
        headerEnd = read + HEADER_LIMIT;
    }

    void endHeader() {
        headerEnd = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int bytes = super.read(buffer, offset, length);
        count(Math.max(bytes, 0));
        return bytes;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long bytes = super.skip(wanted);
        count(bytes);
        return bytes;
    }

    private void count(long bytes) {
        read += bytes;
        if (read > limit) {
            throw SlipwayException.invalid(
                    "The tarball unpacks to more than %d MB. Leave out what a build makes itself, such as node_modules.",
                    limit / MEGABYTE);
        }
        if (read > headerEnd) {
            throw SlipwayException.invalid("The tarball holds a header of more than a megabyte, so it is no source.");
        }
    }
}
