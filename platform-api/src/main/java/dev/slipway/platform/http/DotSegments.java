package dev.slipway.platform.http;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses paths with the segments {@code .} and {@code ..}. The HTTP server resolves them, escaped ones too, so that {@code
 * DELETE /apps/shop/domains/..}, which a client sends that is given such a name, would destroy the app.
 */
public class DotSegments {
    private static final Pattern DOTS = Pattern.compile("[^?]*/(\\.|%2e){1,2}(/.*|[?].*)?", Pattern.CASE_INSENSITIVE);

    private final RoutingContext routing;

    DotSegments(RoutingContext routing) {
        this.routing = routing;
    }

    @ServerRequestFilter(preMatching = true)
    void refuse() {
        if (DOTS.matcher(routing.request().uri()).matches()) {
            throw new SlipwayException(
                    new Problem.BadRequest(
                            "The path has a segment of dots, which leads to something else than it names. Is a name or id in it right?"));
        }
    }
}
