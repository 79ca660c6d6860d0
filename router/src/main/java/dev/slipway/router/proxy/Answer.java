package dev.slipway.router.proxy;

import dev.slipway.router.logs.RouterError;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** The response's way: from the dyno to the client, with whatever interim responses come before it. */
final class Answer {
    private final Exchange exchange;
    private final ClientConnection client;
    private final HttpRequest request;
    private final RequestFacts facts;
    private final Tally tally;
    /** The head, until the first part of the body or the end of what was read with it. */
    private @Nullable HttpResponse held;

    private boolean interim;
    private boolean keepClient;
    private boolean keepDyno;

    Answer(Exchange exchange, ClientConnection client, HttpRequest request, RequestFacts facts, Tally tally) {
        this.exchange = exchange;
        this.client = client;
        this.request = request;
        this.facts = facts;
        this.tally = tally;
    }

    /** Whether the dyno leaves its connection open after the response. */
    boolean keepsDyno() {
        return keepDyno;
    }

    void pass(Object message) {
        if (message instanceof HttpResponse response) {
            head(response);
        }
        if (message instanceof HttpContent content) {
            body(content);
        }
    }

    private void head(HttpResponse response) {
        int code = response.status().code();
        if (response.decoderResult().isFailure()) {
            boolean cut = response.decoderResult().cause() instanceof PrematureChannelClosureException;
            exchange.fail(cut ? RouterError.H13 : RouterError.H17);
        } else if (code == 101) {
            upgrade(response);
        } else if (code < 200) {
            interim = true;
            HopByHop.strip(response.headers());
            if (!facts.http10()) {
                client.write(response);
            }
        } else {
            tally.status(code);
            keepDyno = HttpUtil.isKeepAlive(response);
            boolean head = request.method().equals(HttpMethod.HEAD);
            keepClient = client.prepare(response, head, facts.http10(), exchange.answering());
            held = response;
        }
    }

    private void body(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (exchange.phase() == Exchange.Phase.OVER || content.decoderResult().isFailure()) {
            content.release();
            exchange.fail(RouterError.H18);
        } else if (interim) {
            interim = !last;
            if (facts.http10()) {
                content.release();
            } else {
                client.write(content);
            }
        } else {
            tally.received(content.content().readableBytes());
            exchange.extendIdle();
            write(content);
            if (last) {
                exchange.answered(keepClient);
            }
        }
    }

    /** Writes what is held back; nothing more has come with it. */
    void flush() {
        if (held != null) {
            client.write(held);
            held = null;
        }
    }

    /** One message for a short response costs half of the way through the pipeline, and of the encoder. */
    private void write(HttpContent content) {
        if (held != null && content instanceof LastHttpContent last) {
            HttpResponse head = held;
            held = null;
            client.write(new DefaultFullHttpResponse(
                    head.protocolVersion(), head.status(), last.content(), head.headers(), last.trailingHeaders()));
        } else {
            flush();
            client.write(content);
        }
    }

    private void upgrade(HttpResponse response) {
        if (!facts.upgrade()) {
            exchange.fail(RouterError.H17);
            return;
        }
        tally.status(response.status().code());
        HttpHeaders headers = response.headers();
        String protocol = headers.get(HttpHeaderNames.UPGRADE, "");
        HopByHop.strip(headers);
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderNames.UPGRADE).set(HttpHeaderNames.UPGRADE, protocol);
        headers.add(HttpHeaderNames.VIA, RequestHeaders.VIA);
        client.write(response);
        client.write(LastHttpContent.EMPTY_LAST_CONTENT);
        exchange.tunnel();
    }
}
