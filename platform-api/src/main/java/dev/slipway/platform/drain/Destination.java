package dev.slipway.platform.drain;

import java.io.Closeable;
import java.io.IOException;

/** Where a drain's batches go. One thread sends; any may close. */
public interface Destination extends Closeable {
    /**
     * Returns once the batch has been taken, as far as the protocol tells.
     *
     * @throws RefusedException if the receiver won't take this batch, and would take others
     * @throws IOException if it can't be reached, or takes nothing at the moment; the message holds nothing of the URL but
     *     its host
     */
    void send(Batch batch) throws IOException;

    /** Breaks off what is being sent. */
    @Override
    void close();
}
