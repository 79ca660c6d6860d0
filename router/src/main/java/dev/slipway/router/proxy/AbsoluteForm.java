package dev.slipway.router.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/** A request target with scheme and host (RFC 9112, section 3.2.2): its host counts, whatever the Host header says. */
final class AbsoluteForm {
    private AbsoluteForm() {}

    /** Turns an absolute target into a path and a Host header; leaves a request alone that has several of those. */
    static void normalise(HttpRequest request) {
        String target = request.uri();
        int authority = authorityAt(target);
        if (authority < 0 || request.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
            return;
        }
        int end = authority;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        String host = target.substring(authority, end);
        String path = target.substring(end);
        request.headers().set(HttpHeaderNames.HOST, host.substring(host.lastIndexOf('@') + 1));
        request.setUri(path.startsWith("/") ? path : "/" + path);
    }

    private static int authorityAt(String target) {
        if (target.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
    }
}
