package dev.slipway.router.proxy;

import dev.slipway.router.routes.Endpoint;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** One connection to a dyno: serves one exchange at a time, rests in the pool between them, or becomes a tunnel's end. */
final class DynoConnection extends ChannelInboundHandlerAdapter {
    private final Endpoint endpoint;
    private final Channel channel;
    private final DynoCodec codec;
    private final Pool pool;
    private final Outgoing outgoing;
    private @Nullable Exchange exchange;
    private @Nullable Tunnel tunnel;
    private boolean used;
    private boolean resting;
    private long idleSince;

    DynoConnection(Endpoint endpoint, Channel channel, DynoCodec codec, Lane lane) {
        this.endpoint = endpoint;
        this.channel = channel;
        this.codec = codec;
        this.pool = lane.pool();
        this.outgoing = new Outgoing(lane, channel);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Channel channel() {
        return channel;
    }

    /** Whether it carried an exchange before the present one, so that the dyno may just have closed it as idle. */
    boolean used() {
        return used;
    }

    boolean usable() {
        return channel.isActive();
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    void attach(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Takes HTTP out of the pipeline; bytes that came early go to the tunnel. */
    void become(Tunnel tunnel) {
        this.exchange = null;
        this.tunnel = tunnel;
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        codec.leave(channel.pipeline());
    }

    /**
     * Ends an exchange: the connection is closed, or goes to the pool once all that was read with the response's end has
     * been looked at, since what follows a response must not be taken for the next one.
     */
    void finished(boolean keep) {
        exchange = null;
        if (tunnel != null) {
            return;
        }
        if (!keep || !channel.isActive()) {
            channel.close();
            return;
        }
        used = true;
        resting = true;
        channel.config().setAutoRead(true);
    }

    /** Sends what was written, within this turn of the event loop; returns whether more may be written. */
    boolean flush() {
        return outgoing.sendSoon();
    }

    /** Stops or resumes reading what the dyno sends. */
    void read(boolean wanted) {
        channel.config().setAutoRead(wanted);
    }

    void close() {
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (tunnel != null) {
            tunnel.fromDyno(message);
        } else if (exchange != null) {
            exchange.fromDyno(message);
        } else {
            // Nobody asked: whatever comes next on this connection could be taken for an answer to another request.
            ReferenceCountUtil.release(message);
            resting = false;
            pool.remove(this);
            channel.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (tunnel != null) {
            tunnel.flushToClient();
        } else if (exchange != null) {
            exchange.flushToClient();
        } else if (resting && channel.isActive()) {
            resting = false;
            idleSince = System.nanoTime();
            pool.put(this);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (tunnel != null) {
            tunnel.writabilityChanged();
        } else if (exchange != null && channel.isWritable()) {
            exchange.dynoWritable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && tunnel != null) {
            tunnel.dynoFinished();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pool.remove(this);
        if (tunnel != null) {
            tunnel.closed();
        } else if (exchange != null) {
            exchange.dynoClosed();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // What became of the exchange is decided, and logged with its request, when the connection is inactive.
        channel.close();
    }
}
