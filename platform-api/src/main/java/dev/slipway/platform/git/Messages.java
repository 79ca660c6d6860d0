package dev.slipway.platform.git;

import dev.slipway.platform.build.BuildFollower;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.transport.ReceivePack;

/** Sends lines over the side band, where git shows them behind {@code remote:}, each at once. */
final class Messages implements BuildFollower.Listener {
    /** A side-band packet of channel 2 without content: git takes it and shows nothing. */
    private static final byte[] EMPTY_PACKET = "0005\2".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream sideBand;
    private final OutputStream wire;

    Messages(ReceivePack push, OutputStream wire) {
        this.sideBand = push.getMessageOutputStream();
        this.wire = wire;
    }

    @Override
    public void lines(String lines) throws IOException {
        sideBand.write(lines.getBytes(StandardCharsets.UTF_8));
        sideBand.flush();
    }

    @Override
    public void keepAlive() throws IOException {
        wire.write(EMPTY_PACKET);
        wire.flush();
    }

    /** A line that may get lost if the client has gone. */
    void tryLine(String line) {
        try {
            lines(line + "\n");
        } catch (IOException clientGone) {
            // Following the build finds out as well.
        }
    }
}
