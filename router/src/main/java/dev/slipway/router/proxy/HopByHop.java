package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes out the headers that are meant for the next hop only (RFC 9110, section 7.6.1), in either direction. */
final class HopByHop {
    private static final List<CharSequence> ALWAYS = List.of(
            HttpHeaderNames.CONNECTION,
            "Keep-Alive",
            HttpHeaderNames.PROXY_AUTHENTICATE,
            HttpHeaderNames.PROXY_AUTHORIZATION,
            "Proxy-Connection",
            HttpHeaderNames.TE,
            HttpHeaderNames.UPGRADE,
            "HTTP2-Settings");

    /** Not even a Connection header that names them takes these out: the message's framing and place hang on them. */
    private static final Set<String> NEVER = Set.of("content-length", "transfer-encoding", "host");

    private HopByHop() {}

    static void strip(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.CONNECTION)) {
            for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
                for (String named : value.split(",", -1)) {
                    String name = named.strip().toLowerCase(Locale.ROOT);
                    if (!name.isEmpty() && !NEVER.contains(name)) {
                        headers.remove(name);
                    }
                }
            }
        }
        for (CharSequence name : ALWAYS) {
            headers.remove(name);
        }
    }
}
