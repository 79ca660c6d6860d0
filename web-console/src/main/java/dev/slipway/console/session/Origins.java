package dev.slipway.console.session;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Refuses writes that another site's page has the browser send. */
final class Origins {
    private Origins() {}

    /** Every browser sends {@code Origin} with a POST; whoever sends none is no browser, and should use the API. */
    static void requireOwn(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (!own(request).equals(origin)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "The console takes changes from its own pages only, and this one came from %s. Reload the page and try again."
                            .formatted(shown(origin))));
        }
    }

    private static String own(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }

    private static String shown(@Nullable String origin) {
        return origin == null ? "an unnamed place" : origin;
    }
}
