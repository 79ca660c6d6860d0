package dev.slipway.console.session;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * The cookie that holds a session's token. Over TLS it has the {@code __Host-} prefix (RFC 6265bis, 4.1.3), which
 * obliges it to the path {@code /}; browsers take no such cookie over plain HTTP, where it is kept to the console.
 */
@ApplicationScoped
class SessionCookie {
    private static final String OVER_TLS = "__Host-slipway-console";
    private static final String PLAIN = "slipway-console";

    private final SessionConfig config;

    SessionCookie(SessionConfig config) {
        this.config = config;
    }

    Optional<String> read(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name(request))).map(cookie -> cookie.getValue());
    }

    NewCookie of(String token, HttpServerRequest request) {
        return cookie(request)
                .value(token)
                .maxAge((int) config.sessionLength().toSeconds())
                .build();
    }

    /** Has the browser forget the cookie. */
    NewCookie none(HttpServerRequest request) {
        return cookie(request).value("").maxAge(0).build();
    }

    private static NewCookie.Builder cookie(HttpServerRequest request) {
        return new NewCookie.Builder(name(request))
                .path(request.isSSL() ? "/" : "/console")
                .httpOnly(true)
                .secure(request.isSSL())
                .sameSite(NewCookie.SameSite.STRICT);
    }

    private static String name(HttpServerRequest request) {
        return request.isSSL() ? OVER_TLS : PLAIN;
    }
}
