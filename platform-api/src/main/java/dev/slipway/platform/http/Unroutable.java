package dev.slipway.platform.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Answers a path that can't even be decoded, such as {@code /apps/%zz}, which the router refuses without a word. */
@ApplicationScoped
class Unroutable {
    private static final int BAD_REQUEST = 400;
    private static final String MESSAGE =
            "The path can't be read: after each % belong two hexadecimal digits, of a text in UTF-8.";

    void register(@Observes Router router) {
        router.errorHandler(BAD_REQUEST, Unroutable::answer);
    }

    private static void answer(RoutingContext http) {
        http.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(new JsonObject()
                        .put("id", "bad_request")
                        .put("message", MESSAGE)
                        .encode());
    }
}
