package dev.slipway.engine;

import java.io.IOException;
import java.io.OutputStream;

/** A container's input and output. One thread may write while another reads. */
public final class Attachment implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final Duplex duplex;
    private final boolean terminal;

    Attachment(Duplex duplex, boolean terminal) {
        this.duplex = duplex;
        this.terminal = terminal;
    }

    /** Copies what the container prints, flushing as it comes, until the container ends or this is closed. */
    public void copyOutput(OutputStream output) throws IOException {
        if (!terminal) {
            Frames.copy(duplex.in(), output);
            return;
        }
        byte[] chunk = new byte[CHUNK];
        for (int length = duplex.in().read(chunk);
                length >= 0;
                length = duplex.in().read(chunk)) {
            output.write(chunk, 0, length);
            output.flush();
        }
    }

    /** What the container reads. */
    public OutputStream input() {
        return duplex.out();
    }

    /** Ends what the container reads; its output goes on. A terminal is told by the byte for the end of a file. */
    public void endInput() throws IOException {
        duplex.endOutput().run();
    }

    @Override
    public void close() throws IOException {
        duplex.close();
    }
}
