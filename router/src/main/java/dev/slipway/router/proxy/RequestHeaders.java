package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of a client's request the one that the dyno gets, with the headers that Heroku's router sets. */
final class RequestHeaders {
    static final String VIA = "1.1 slipway";
    static final String FORWARDED_FOR = "X-Forwarded-For";
    static final String REQUEST_ID = "X-Request-Id";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_PORT = "X-Forwarded-Port";
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9\\-_.=/+]{20,200}");

    private final TrustedProxies trusted;
    private final String port;
    private final Clock clock;

    RequestHeaders(TrustedProxies trusted, int port, Clock clock) {
        this.trusted = trusted;
        this.port = Integer.toString(port);
        this.clock = clock;
    }

    void rewrite(HttpRequest request, RequestFacts facts, InetSocketAddress peer) {
        HttpHeaders headers = request.headers();
        String upgrade = facts.upgrade() ? headers.get(HttpHeaderNames.UPGRADE) : null;
        HopByHop.strip(headers);
        LookAlikes.strip(headers);
        if (upgrade != null) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            headers.set(HttpHeaderNames.UPGRADE, upgrade);
        }
        forwarded(headers, peer);
        headers.set(REQUEST_ID, requestId(headers.get(REQUEST_ID)));
        headers.set("X-Request-Start", Long.toString(clock.millis()));
        headers.add(HttpHeaderNames.VIA, VIA);
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    private void forwarded(HttpHeaders headers, InetSocketAddress peer) {
        String address = peer.getAddress().getHostAddress();
        if (trusted.trust(peer)) {
            String before = String.join(", ", headers.getAll(FORWARDED_FOR));
            headers.set(FORWARDED_FOR, before.isEmpty() ? address : before + ", " + address);
            setIfAbsent(headers, FORWARDED_PROTO, "http");
            setIfAbsent(headers, FORWARDED_PORT, port);
            return;
        }
        headers.remove("Forwarded");
        headers.remove("X-Forwarded-Host");
        headers.set(FORWARDED_FOR, address);
        headers.set(FORWARDED_PROTO, "http");
        headers.set(FORWARDED_PORT, port);
    }

    private static void setIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private static String requestId(@Nullable String given) {
        if (given != null && USABLE_ID.matcher(given).matches()) {
            return given;
        }
        // An id tells requests apart; it guards nothing, so the fast generator serves.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
