package dev.slipway.router.proxy;

import io.netty.channel.Channel;

/**
 * What was written to a channel and not yet sent. It is sent at the end of the event loop's turn, together with all other
 * connections': writes in a row cost the kernel, and the processes which they wake, less than writes in between.
 */
final class Outgoing {
    private final Lane lane;
    private final Channel channel;
    private boolean due;

    Outgoing(Lane lane, Channel channel) {
        this.lane = lane;
        this.channel = channel;
    }

    /** Sends at the end of the turn, or at once where much has come together; returns whether more may be written. */
    boolean sendSoon() {
        if (!channel.isWritable()) {
            channel.flush();
            return channel.isWritable();
        }
        if (!due) {
            due = true;
            lane.sendLater(this);
        }
        return true;
    }

    void send() {
        due = false;
        channel.flush();
    }
}
