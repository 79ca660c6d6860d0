package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Set;

/**
 * What the router must remember of a request as the client sent it.
 *
 * @param hostname in lower case, without a port: the key of the route
 * @param upgrade asks for another protocol on the same connection, which is not HTTP/2
 * @param idempotent can be sent a second time without harm (RFC 9110, section 9.2.2)
 * @param keepAlive the client wants to send another request on this connection
 */
record RequestFacts(
        String hostname, boolean body, boolean upgrade, boolean idempotent, boolean http10, boolean keepAlive) {
    private static final Set<HttpMethod> IDEMPOTENT = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS, HttpMethod.TRACE);

    static RequestFacts of(HttpRequest request) {
        HttpHeaders headers = request.headers();
        // A message that failed to decode is answered as malformed whatever follows; its length may be no number.
        boolean body = request.decoderResult().isSuccess() && body(request);
        boolean http10 = !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        return new RequestFacts(
                hostname(headers),
                body,
                !body && !http10 && upgrade(headers),
                IDEMPOTENT.contains(request.method()),
                http10,
                HttpUtil.isKeepAlive(request));
    }

    /** Whether the request can be sent again, to the same or another dyno, if no byte of an answer came. */
    boolean replayable() {
        return idempotent && !body && !upgrade;
    }

    private static boolean body(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }

    private static boolean upgrade(HttpHeaders headers) {
        String protocol = headers.get(HttpHeaderNames.UPGRADE);
        // An upgrade to HTTP/2 would take the dyno's connection out of the router's sight; clients go on without it.
        return protocol != null
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && !protocol.toLowerCase(Locale.ROOT).contains("h2c");
    }

    private static String hostname(HttpHeaders headers) {
        String host = headers.get(HttpHeaderNames.HOST);
        return host == null ? "" : Authority.hostname(host);
    }
}
