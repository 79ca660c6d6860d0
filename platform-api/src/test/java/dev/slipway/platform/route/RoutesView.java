package dev.slipway.platform.route;

import dev.slipway.model.route.AppRoutes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Lets tests of other features see what routers are told. */
@ApplicationScoped
public class RoutesView {
    public Optional<AppRoutes> of(UUID appId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Route.<Route>findByIdOptional(appId).map(Routes::read));
    }

    public long latestVersion() {
        return QuarkusTransaction.requiringNew().call(Route::latestVersion);
    }
}
