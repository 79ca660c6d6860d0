package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a client's request the one that the dyno gets, with the headers that Heroku's router sets. Belongs to one
 * connection, since most of them are the same for all of its requests.
 */
final class RequestHeaders {
    static final AsciiString VIA = AsciiString.cached("1.1 slipway");
    private static final AsciiString REQUEST_ID = AsciiString.cached("X-Request-Id");
    private static final AsciiString REQUEST_START = AsciiString.cached("X-Request-Start");
    private static final AsciiString FORWARDED = AsciiString.cached("Forwarded");
    private static final AsciiString FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");
    private static final AsciiString FORWARDED_HOST = AsciiString.cached("X-Forwarded-Host");
    private static final AsciiString FORWARDED_PROTO = AsciiString.cached("X-Forwarded-Proto");
    private static final AsciiString FORWARDED_PORT = AsciiString.cached("X-Forwarded-Port");
    private static final AsciiString HTTP = AsciiString.cached("http");
    private static final AsciiString HTTPS = AsciiString.cached("https");
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9\\-_.=/+]{20,200}");

    private final String peer;
    private final boolean trusted;
    private final String port;
    private final boolean secure;
    private final Clock clock;

    /**
     * @param peer the client, or the proxy before this one
     * @param port that the client connected to
     * @param secure whether it speaks TLS
     */
    RequestHeaders(TrustedProxies trusted, InetSocketAddress peer, int port, boolean secure, Clock clock) {
        this.peer = peer.getAddress().getHostAddress();
        this.trusted = trusted.trust(peer);
        this.port = Integer.toString(port);
        this.secure = secure;
        this.clock = clock;
    }

    boolean secure() {
        return secure;
    }

    /** Rewrites the headers, and notes what the log line tells of them. */
    void rewrite(HttpRequest request, RequestFacts facts, Tally tally) {
        HttpHeaders headers = request.headers();
        String upgrade = facts.upgrade() ? headers.get(HttpHeaderNames.UPGRADE) : null;
        HopByHop.strip(headers);
        LookAlikes.strip(headers);
        if (upgrade != null) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            headers.set(HttpHeaderNames.UPGRADE, upgrade);
        }
        String id = requestId(headers.get(REQUEST_ID));
        tally.identify(id, trusted ? append(headers) : replace(headers));
        headers.set(REQUEST_ID, id);
        headers.set(REQUEST_START, Long.toString(clock.millis()));
        headers.add(HttpHeaderNames.VIA, VIA);
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    /** Notes what there is to tell of a request that is refused. */
    void identify(HttpRequest request, Tally tally) {
        tally.identify(request.headers().get(REQUEST_ID, ""), peer);
    }

    private String append(HttpHeaders headers) {
        String before = String.join(", ", headers.getAll(FORWARDED_FOR));
        String all = before.isEmpty() ? peer : before + ", " + peer;
        headers.set(FORWARDED_FOR, all);
        setIfAbsent(headers, FORWARDED_PROTO, scheme());
        setIfAbsent(headers, FORWARDED_PORT, port);
        return all;
    }

    private String replace(HttpHeaders headers) {
        headers.remove(FORWARDED);
        headers.remove(FORWARDED_HOST);
        headers.set(FORWARDED_FOR, peer);
        headers.set(FORWARDED_PROTO, scheme());
        headers.set(FORWARDED_PORT, port);
        return peer;
    }

    private AsciiString scheme() {
        return secure ? HTTPS : HTTP;
    }

    private static void setIfAbsent(HttpHeaders headers, AsciiString name, CharSequence value) {
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
