package dev.slipway.router.proxy;

import dev.slipway.router.logs.RouterError;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The request's way: from the client to the dyno, no faster than the dyno reads. */
final class Upload {
    private final Exchange exchange;
    private final ClientConnection client;
    private final RequestFacts facts;
    /** Parts of the body that came before there was a connection to the dyno: one, since then the client is not read. */
    private @Nullable Deque<HttpContent> unsent;

    private @Nullable DynoConnection dyno;
    private boolean read;
    private boolean written;

    Upload(Exchange exchange, ClientConnection client, RequestFacts facts) {
        this.exchange = exchange;
        this.client = client;
        this.facts = facts;
        this.read = !facts.body();
    }

    /** Whether the client has sent the whole request. */
    boolean read() {
        return read;
    }

    /** Whether the whole request is on its way to the dyno. */
    boolean written() {
        return written;
    }

    /** Sends the request's head, and what has come of its body. */
    void begin(DynoConnection connection, HttpRequest request) {
        dyno = connection;
        Channel channel = connection.channel();
        exchange.extendIdle();
        if (facts.body()) {
            channel.write(request, channel.voidPromise());
            while (unsent != null && !unsent.isEmpty()) {
                write(channel, unsent.poll());
            }
            client.read(true);
        } else {
            channel.write(whole(request), channel.voidPromise());
            written = true;
            exchange.extendFirstByte();
        }
        flush();
    }

    void pass(HttpContent content) {
        read = content instanceof LastHttpContent;
        if (dyno != null) {
            write(dyno.channel(), content);
            return;
        }
        if (unsent == null) {
            unsent = new ArrayDeque<>(2);
        }
        unsent.add(content);
        client.read(read);
    }

    void flush() {
        if (dyno != null) {
            boolean mayWrite = dyno.flush();
            if (!read && dyno != null && !mayWrite) {
                client.read(false);
            }
        }
    }

    /** Whose fault it is that nothing has moved for too long. */
    RouterError stalled() {
        if (written) {
            return RouterError.H12;
        }
        boolean clientStalls = !read && dyno != null && dyno.channel().isWritable();
        return clientStalls ? RouterError.H28 : RouterError.H15;
    }

    /** Makes ready for another connection. */
    void again() {
        dyno = null;
        written = false;
    }

    /** Sends nothing any more. */
    void discard() {
        dyno = null;
        if (unsent != null) {
            unsent.forEach(HttpContent::release);
            unsent.clear();
        }
    }

    /** One message instead of two costs half of the way through the pipeline. */
    private static HttpRequest whole(HttpRequest head) {
        return new DefaultFullHttpRequest(
                head.protocolVersion(),
                head.method(),
                head.uri(),
                Unpooled.EMPTY_BUFFER,
                head.headers(),
                EmptyHttpHeaders.INSTANCE);
    }

    private void write(Channel channel, HttpContent content) {
        exchange.extendIdle();
        if (!(content instanceof LastHttpContent)) {
            channel.write(content, channel.voidPromise());
            return;
        }
        written = true;
        channel.write(content).addListener(sent -> {
            if (exchange.phase() == Exchange.Phase.SENDING) {
                exchange.extendFirstByte();
            }
        });
    }
}
