package dev.slipway.router.proxy;

import dev.slipway.router.logs.RouterError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Raw bytes both ways between a client and a dyno, after a 101 (WebSocket or any other protocol). Each side reads only
 * while the other can be written to; a side that has finished sending is shut down towards the other, and the tunnel
 * ends once both have.
 */
final class Tunnel {
    private final Channel client;
    private final Channel dyno;
    private final long idleNanos;
    private final BiConsumer<@Nullable RouterError, Long> ended;
    private long lastByte = System.nanoTime();
    private long bytesToClient;
    private boolean clientFinished;
    private boolean dynoFinished;
    private boolean over;

    /**
     * @param ended told once, with the error if the tunnel was idle for too long, and the bytes that the client got
     */
    Tunnel(Channel client, Channel dyno, long idleNanos, BiConsumer<@Nullable RouterError, Long> ended) {
        this.client = client;
        this.dyno = dyno;
        this.idleNanos = idleNanos;
        this.ended = ended;
    }

    void fromClient(Object message) {
        pass(message, dyno);
    }

    void fromDyno(Object message) {
        if (message instanceof ByteBuf bytes) {
            bytesToClient += bytes.readableBytes();
        }
        pass(message, client);
    }

    void flushToClient() {
        client.flush();
        writabilityChanged();
    }

    void flushToDyno() {
        dyno.flush();
        writabilityChanged();
    }

    void writabilityChanged() {
        client.config().setAutoRead(dyno.isWritable());
        dyno.config().setAutoRead(client.isWritable());
    }

    /** TLS and TCP may both say so; once is enough. */
    void clientFinished() {
        if (!clientFinished) {
            clientFinished = true;
            finish(dyno);
        }
    }

    void dynoFinished() {
        dynoFinished = true;
        finish(client);
    }

    void closed() {
        end(null);
    }

    void checkDeadline(long now) {
        if (now - lastByte > idleNanos) {
            end(RouterError.H15);
        }
    }

    private void pass(Object message, Channel to) {
        if (over || !(message instanceof ByteBuf)) {
            ReferenceCountUtil.release(message);
            return;
        }
        lastByte = System.nanoTime();
        to.write(message, to.voidPromise());
    }

    private void finish(Channel to) {
        if (clientFinished && dynoFinished) {
            end(null);
        } else {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> shutDown((DuplexChannel) to));
        }
    }

    private static void shutDown(DuplexChannel side) {
        SslHandler tls = side.pipeline().get(SslHandler.class);
        if (tls == null) {
            side.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(told -> side.shutdownOutput());
        }
    }

    private void end(@Nullable RouterError error) {
        if (over) {
            return;
        }
        over = true;
        closeAfterLastBytes(client);
        closeAfterLastBytes(dyno);
        ended.accept(error, bytesToClient);
    }

    /** A side that does not read keeps its last bytes from being written: it is given as long as any other silence. */
    private void closeAfterLastBytes(Channel side) {
        side.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        if (side.isOpen()) {
            Future<?> cut = side.eventLoop().schedule(() -> side.close(), idleNanos, TimeUnit.NANOSECONDS);
            side.closeFuture().addListener(closed -> cut.cancel(false));
        }
    }
}
