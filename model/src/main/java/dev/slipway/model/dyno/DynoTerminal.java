package dev.slipway.model.dyno;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** The user's end of a one-off dyno that is attached to. One thread may read while another writes. */
public interface DynoTerminal extends AutoCloseable {
    /** Whether the dyno gets a terminal; without one its input and output are plain streams. */
    boolean terminal();

    /** Width in characters. */
    int columns();

    /** Height in characters. */
    int lines();

    /** Waits for the user's client; false if none came in time. The dyno runs by then. */
    boolean await(Duration limit) throws InterruptedException;

    /** What the user types; ends where the user ends it. Reading fails once the client is gone. */
    InputStream input() throws IOException;

    /** What the user sees. Writing fails once the client is gone. */
    OutputStream output() throws IOException;

    /** Waits, after the end of the input, until the user's client is gone. */
    void awaitLeaving() throws IOException, InterruptedException;

    /** Tells how the process ended, after all of its output. */
    void ended(int exitCode);

    /** Lets the user's client go, after all that was written. */
    @Override
    void close();
}
