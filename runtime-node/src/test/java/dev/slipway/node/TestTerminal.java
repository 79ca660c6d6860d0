package dev.slipway.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.dyno.DynoTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A user at a terminal, in memory. */
final class TestTerminal implements DynoTerminal {
    private final boolean terminal;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final PipedInputStream typed = new PipedInputStream();
    private final PipedOutputStream keyboard;
    private final CountDownLatch gone = new CountDownLatch(1);
    int exitCode = -1;
    final CountDownLatch closed = new CountDownLatch(1);

    TestTerminal(boolean terminal) {
        this.terminal = terminal;
        try {
            keyboard = new PipedOutputStream(typed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void type(String text) throws IOException {
        keyboard.write(text.getBytes(UTF_8));
        keyboard.flush();
    }

    void endInput() throws IOException {
        keyboard.close();
    }

    /** Goes without a word. */
    void leave() throws IOException {
        gone.countDown();
        keyboard.close();
    }

    synchronized String seen() {
        return seen.toString(UTF_8);
    }

    @Override
    public boolean terminal() {
        return terminal;
    }

    @Override
    public int columns() {
        return 100;
    }

    @Override
    public int lines() {
        return 30;
    }

    @Override
    public boolean await(Duration limit) {
        return true;
    }

    @Override
    public InputStream input() {
        return typed;
    }

    @Override
    public void awaitLeaving() throws InterruptedException {
        gone.await();
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                synchronized (TestTerminal.this) {
                    seen.write(bytes, offset, length);
                }
            }
        };
    }

    @Override
    public void ended(int code) {
        exitCode = code;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
