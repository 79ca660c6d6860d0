package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** Takes out the headers that are meant for the next hop only (RFC 9110, section 7.6.1), in either direction. */
final class HopByHop {
    /** Of a type that keeps its hash, which is looked up for every message. */
    private static final AsciiString[] ALWAYS = {
        HttpHeaderNames.CONNECTION,
        AsciiString.cached("keep-alive"),
        HttpHeaderNames.PROXY_AUTHENTICATE,
        HttpHeaderNames.PROXY_AUTHORIZATION,
        AsciiString.cached("proxy-connection"),
        HttpHeaderNames.TE,
        HttpHeaderNames.UPGRADE,
        AsciiString.cached("http2-settings"),
    };

    /** Not even a Connection header that names them takes these out: the message's framing and place hang on them. */
    private static final Set<String> NEVER = Set.of("content-length", "transfer-encoding", "host");

    private HopByHop() {}

    static void strip(HttpHeaders headers) {
        Iterator<String> values = headers.valueStringIterator(HttpHeaderNames.CONNECTION);
        if (values.hasNext()) {
            String only = values.next();
            if (values.hasNext() || !usual(only)) {
                headers.getAll(HttpHeaderNames.CONNECTION).forEach(value -> removeNamed(headers, value));
            }
        }
        for (AsciiString name : ALWAYS) {
            headers.remove(name);
        }
    }

    /** Whether a Connection header names nothing that would have to be removed. */
    private static boolean usual(String value) {
        return value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close");
    }

    private static void removeNamed(HttpHeaders headers, String list) {
        for (String named : list.split(",", -1)) {
            String name = named.strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !NEVER.contains(name)) {
                headers.remove(name);
            }
        }
    }
}
