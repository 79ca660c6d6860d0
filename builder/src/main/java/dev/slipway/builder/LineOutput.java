package dev.slipway.builder;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what is written to it into lines of UTF-8, and lines over 10,000 bytes into pieces of whole characters. Not thread-safe. */
final class LineOutput extends OutputStream {
    private static final int LONGEST = 10_000;

    /** A character has at most so many bytes after its first. */
    private static final int MOST_CONTINUATIONS = 3;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int b) {
        if (b == '\n' || isFull(b)) {
            pass();
        }
        if (b != '\n') {
            line.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }

    /** Passes on a last line without a line feed. */
    @Override
    public void close() {
        if (line.size() > 0) {
            pass();
        }
    }

    private boolean isFull(int next) {
        boolean continues = (next & 0xC0) == 0x80;
        return line.size() >= (continues ? LONGEST + MOST_CONTINUATIONS : LONGEST);
    }

    private void pass() {
        lines.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
