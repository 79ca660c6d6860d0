package dev.slipway.engine;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a process without a terminal prints comes in frames, each of standard output or of standard error. */
final class Frames {
    private static final int CHUNK = 16 * 1024;

    private Frames() {}

    /** Copies the content of both to one stream, in the order of the frames, until the end. */
    static void copy(InputStream in, OutputStream output) throws IOException {
        DataInputStream frames = new DataInputStream(new BufferedInputStream(in, CHUNK));
        byte[] chunk = new byte[CHUNK];
        while (frames.read() >= 0) {
            frames.skipNBytes(3);
            for (long left = Integer.toUnsignedLong(frames.readInt()); left > 0; ) {
                int length = frames.read(chunk, 0, (int) Math.min(left, CHUNK));
                if (length < 0) {
                    throw new EOFException("the engine closed the connection within a process's output");
                }
                output.write(chunk, 0, length);
                left -= length;
            }
            output.flush();
        }
    }
}
