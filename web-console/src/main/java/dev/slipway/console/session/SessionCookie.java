package dev.slipway.console.session;

import dev.slipway.platform.PlatformConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * The cookie that holds a session's token. Over TLS it has the {@code __Host-} prefix (RFC 6265bis, 4.1.3), which
 * obliges it to the path {@code /}; browsers take no such cookie over plain HTTP, where it is kept to the console.
 * Since browsers tell no ports apart, it is named after the installation.
 */
@ApplicationScoped
class SessionCookie {
    private static final String OVER_TLS = "__Host-";
    private static final String NAME = "slipway-console-";

    private final SessionConfig config;
    private final String installation;

    SessionCookie(SessionConfig config, PlatformConfig platform) {
        this.config = config;
        this.installation = platform.installation();
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

    private NewCookie.Builder cookie(HttpServerRequest request) {
        return new NewCookie.Builder(name(request))
                .path(request.isSSL() ? "/" : "/console")
                .httpOnly(true)
                .secure(request.isSSL())
                .sameSite(NewCookie.SameSite.STRICT);
    }

    private String name(HttpServerRequest request) {
        return (request.isSSL() ? OVER_TLS : "") + NAME + installation;
    }
}
