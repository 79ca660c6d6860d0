package dev.slipway.platform.rendezvous;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a client sends. Without a terminal, the byte that ends a file at a terminal (0x04) ends the input, as Heroku's
 * client says it. The end of the connection is not an end of the input but the loss of the client.
 */
final class ClientInput extends InputStream {
    private static final byte END_OF_FILE = 4;

    private final InputStream connection;
    private final boolean terminal;
    private final BooleanSupplier idle;
    private final CountDownLatch lost = new CountDownLatch(1);
    private boolean ended;

    /** @param idle asked when nothing was sent for the connection's time limit: whether that is the client's end */
    ClientInput(InputStream connection, boolean terminal, BooleanSupplier idle) {
        this.connection = connection;
        this.terminal = terminal;
        this.idle = idle;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int count = receive(bytes, offset, length);
        if (terminal) {
            return count;
        }
        for (int i = 0; i < count; i++) {
            if (bytes[offset + i] == END_OF_FILE) {
                ended = true;
                return i == 0 ? -1 : i;
            }
        }
        return count;
    }

    private int receive(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            try {
                int count = connection.read(bytes, offset, length);
                if (count < 0) {
                    throw new EOFException("the client is gone");
                }
                return count;
            } catch (SocketTimeoutException e) {
                if (idle.getAsBoolean()) {
                    lost.countDown();
                    throw e;
                }
            } catch (IOException e) {
                lost.countDown();
                throw e;
            }
        }
    }

    /** Waits until somebody who reads has found the client gone, or the limit is over. */
    void awaitLoss(Duration limit) {
        try {
            boolean ignored = lost.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails when the client is gone; until then whatever it sends is of no use to anybody. */
    void awaitTheEnd() throws IOException {
        byte[] unused = new byte[1024];
        while (true) {
            receive(unused, 0, unused.length);
        }
    }
}
