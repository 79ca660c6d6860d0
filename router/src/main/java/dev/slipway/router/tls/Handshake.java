package dev.slipway.router.tls;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Takes a connection from its first byte to the end of the TLS handshake. Until the client has said which name it wants,
 * nothing is kept for it but what it sent; a name without a certificate is refused before any key is used. Whatever goes
 * wrong closes the connection, without a log line: any stranger can send garbage.
 *
 * @param identities the certificates
 * @param work where signatures are made, so that many handshakes at once don't hold up requests of others
 * @param limit for the client's first message to be there, and again for the rest of the handshake
 * @param helloBytes that the first message may have
 */
public record Handshake(Identities identities, Executor work, Duration limit, int helloBytes) {
    /** A fatal alert, unrecognized_name (RFC 8446, section 6.2), in a record of its own. */
    private static final byte[] UNRECOGNIZED_NAME = {21, 3, 3, 0, 2, 2, 112};

    /**
     * Takes its place in an empty pipeline.
     *
     * @param done called on the event loop before the first decrypted byte is read; handlers that it adds get that byte
     */
    public void begin(Channel channel, Runnable done) {
        channel.pipeline().addLast(new ServerName(this), new Gate(done));
    }

    /** Reads the name that the client asks for (RFC 6066, section 3). */
    private static final class ServerName extends AbstractSniHandler<SslContext> {
        private final Handshake shared;
        private boolean refused;

        ServerName(Handshake shared) {
            super(shared.helloBytes(), shared.limit().toMillis());
            this.shared = shared;
        }

        @Override
        protected Future<SslContext> lookup(ChannelHandlerContext context, @Nullable String hostname) {
            return shared.identities().find(hostname, context.executor());
        }

        @Override
        protected void onLookupComplete(
                ChannelHandlerContext context, @Nullable String hostname, Future<SslContext> identity) {
            if (identity.isSuccess()) {
                SslHandler tls = identity.getNow().newHandler(context.alloc(), shared.work());
                tls.setHandshakeTimeoutMillis(shared.limit().toMillis());
                context.pipeline().replace(this, null, tls);
            } else if (!refused) {
                refused = true;
                context.writeAndFlush(Unpooled.wrappedBuffer(UNRECOGNIZED_NAME))
                        .addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    /** Stands where HTTP will be, until it may begin. */
    private static final class Gate extends ChannelInboundHandlerAdapter {
        private final Runnable done;

        Gate(Runnable done) {
            this.done = done;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
                return;
            }
            if (handshake.isSuccess()) {
                context.pipeline().remove(this);
                done.run();
            } else {
                context.close();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
