package dev.slipway.console.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Leads whoever comes by the platform's bare address to the console. */
@Singleton
class FrontDoor {
    void register(@Observes Router router) {
        for (String path : List.of("/", "/console", "/console/")) {
            router.get(path).handler(FrontDoor::open);
        }
    }

    private static void open(RoutingContext http) {
        http.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, "/console/apps")
                .end();
    }
}
