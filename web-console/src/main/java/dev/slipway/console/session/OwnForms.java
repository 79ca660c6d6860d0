package dev.slipway.console.session;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Refuses writes that don't come from a form of the console's own pages. */
final class OwnForms {
    private OwnForms() {}

    /** Every browser sends {@code Origin} with a POST; whoever sends none is no browser, and should use the API. */
    static void requireOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (!own(request).equals(origin)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "The console takes changes from its own pages only, and this one came from %s. Reload the page and try again."
                            .formatted(shown(origin))));
        }
    }

    /**
     * The limit of the API's bodies counts on a length that is told at the head; a browser tells it with every form.
     */
    static void requireLength(HttpServerRequest request) {
        if (request.getHeader("Content-Length") == null) {
            throw new SlipwayException(new Problem.BadRequest(
                    "The console takes forms as browsers send them, with a Content-Length header."));
        }
    }

    private static String own(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }

    private static String shown(@Nullable String origin) {
        return origin == null ? "an unnamed place" : origin;
    }
}
