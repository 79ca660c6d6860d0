package dev.slipway.router.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One connection from a client: one exchange after another, or a tunnel. Knows nothing of dynos. */
final class ClientConnection extends ChannelInboundHandlerAdapter {
    private final Context shared;
    private final Lane lane;
    private final Channel channel;
    private final RequestDecoder decoder;
    private final ResponseEncoder encoder = new ResponseEncoder();
    private final Outgoing outgoing;
    private @Nullable Exchange exchange;
    private @Nullable Tunnel tunnel;
    private long idleSince = System.nanoTime();
    private boolean closing;

    ClientConnection(Context shared, Lane lane, Channel channel) {
        this.shared = shared;
        this.lane = lane;
        this.channel = channel;
        this.decoder = new RequestDecoder(shared.limits());
        this.outgoing = new Outgoing(lane, channel);
    }

    /** Takes its place in the pipeline. */
    void join() {
        channel.pipeline().addLast(decoder, encoder, this);
        lane.add(this);
    }

    Channel channel() {
        return channel;
    }

    /** Stops or resumes reading the request's body. */
    void read(boolean wanted) {
        channel.config().setAutoRead(wanted);
    }

    void write(Object message) {
        channel.write(message, channel.voidPromise());
    }

    /** Sends what was written, within this turn of the event loop; returns whether more may be written. */
    boolean flush() {
        return outgoing.sendSoon();
    }

    /**
     * Answers the present request with a page of the router's own, and ends the exchange.
     *
     * @see #finished
     */
    void answer(FullHttpResponse page, boolean keep, boolean complete) {
        HttpUtil.setKeepAlive(page, keep && !lane.draining());
        write(page);
        finished(keep, complete);
    }

    /**
     * Ends the present exchange.
     *
     * @param keep whether the connection stays open for the next request
     * @param complete whether the whole request was read; if not, what still comes is thrown away for a moment, for a
     *     connection cut while the client sends would take the answer with it
     */
    void finished(boolean keep, boolean complete) {
        exchange = null;
        idleSince = System.nanoTime();
        flush();
        if (keep && complete && !lane.draining()) {
            channel.config().setAutoRead(true);
            next();
            return;
        }
        closing = true;
        if (complete) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        channel.flush();
        channel.config().setAutoRead(true);
        long linger = shared.limits().linger().toNanos();
        var unused = lane.loop().schedule(() -> channel.close(), linger, TimeUnit.NANOSECONDS);
    }

    /**
     * Cuts the connection, so that the client can't take a part of a response for the whole. Closed from the pipeline's
     * first place on, for TLS would say goodbye in order.
     */
    void abort() {
        exchange = null;
        closing = true;
        channel.flush();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        if (channel.isOpen()) {
            channel.pipeline().firstContext().close();
        }
    }

    /** Whatever is written from now on is raw. */
    void stopEncoding() {
        channel.pipeline().remove(encoder);
    }

    /** Takes HTTP out of the pipeline; bytes that came early go to the tunnel. */
    void become(Tunnel tunnel) {
        exchange = null;
        this.tunnel = tunnel;
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.pipeline().remove(decoder);
    }

    /** The last answer may be written and not yet sent: it goes out first. */
    void closeIfIdle() {
        if (exchange == null && tunnel == null && !closing) {
            closing = true;
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    void checkDeadline(long now) {
        if (exchange != null) {
            exchange.checkDeadline(now);
        } else if (tunnel != null) {
            tunnel.checkDeadline(now);
        } else if (now - idleSince > shared.limits().clientIdle().toNanos()) {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (tunnel != null) {
            tunnel.fromClient(message);
            return;
        }
        if (closing) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            encoder.answersHead(request.method().equals(HttpMethod.HEAD));
            exchange = new Exchange(shared, lane, this, request);
            exchange.begin();
        }
        if (message instanceof HttpContent content) {
            if (exchange == null) {
                content.release();
            } else {
                exchange.fromClient(content);
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (tunnel != null) {
            tunnel.flushToDyno();
        } else if (exchange != null) {
            exchange.flushToDyno();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (tunnel != null) {
            tunnel.writabilityChanged();
        } else if (exchange != null && channel.isWritable()) {
            exchange.clientWritable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (tunnel != null && saysClientFinished(event)) {
            tunnel.clientFinished();
        }
    }

    private static boolean saysClientFinished(Object event) {
        return event instanceof ChannelInputShutdownEvent
                || (event instanceof SslCloseCompletionEvent goodbye && goodbye.isSuccess());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lane.remove(this);
        if (tunnel != null) {
            tunnel.closed();
        } else if (exchange != null) {
            exchange.clientGone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean malformed = cause instanceof DecoderException && !(cause.getCause() instanceof SSLException);
        if (!malformed || closing || tunnel != null) {
            channel.close();
        } else if (exchange != null) {
            exchange.malformed(cause);
        } else {
            closing = true;
            Refusal refusal = Refusal.of(cause.getCause() == null ? cause : cause.getCause());
            answer(Pages.error(refusal.error(), refusal.status()), false, false);
        }
    }

    /** Makes the head of a response fit for this connection, and says whether the connection survives it. */
    boolean prepare(HttpResponse response, boolean head, boolean http10, boolean keep) {
        return ResponseHeaders.rewrite(response, head, http10, keep && !lane.draining());
    }

    private void next() {
        try {
            decoder.next(channel.pipeline().context(decoder));
        } catch (Exception e) {
            channel.pipeline().fireExceptionCaught(e);
        }
    }
}
