package dev.slipway.platform.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.model.hint.Hint;
import dev.slipway.model.route.AppRoutes;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.hint.HintBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes routes. Call it inside a transaction that holds the app. */
@ApplicationScoped
public class Routes {
    /** Versions must become visible in their order, so whoever takes one keeps others from it until the commit. */
    private static final long PUBLISHING_LOCK = 0x736c6970;

    private final EntityManager database;
    private final HintBus hints;

    Routes(EntityManager database, HintBus hints) {
        this.database = database;
        this.hints = hints;
    }

    /**
     * Makes the routes of an app these, if they are not so already.
     *
     * @param wanted with any version; it gets the right one here
     * @return the version from which on routers know them
     */
    public long publish(AppRoutes wanted) {
        String document = write(withVersion(wanted, 0));
        Route route = Route.findById(wanted.appId());
        if (route != null && document.equals(route.document)) {
            return route.version;
        }
        return save(route, wanted.appId(), document);
    }

    void forget(@Observes AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app)) {
            save(Route.findById(app.id), app.id, null);
        }
    }

    static AppRoutes read(Route route) {
        try {
            return withVersion(RouteJson.MAPPER.readValue(route.document, AppRoutes.class), route.version);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the routes of app " + route.appId + " can't be read", e);
        }
    }

    private long save(@Nullable Route present, UUID appId, @Nullable String document) {
        database.createNativeQuery("select pg_advisory_xact_lock(:lock)")
                .setParameter("lock", PUBLISHING_LOCK)
                .getSingleResult();
        Route route = present == null ? new Route() : present;
        route.appId = appId;
        route.version = ((Number) database.createNativeQuery("select nextval('route_version')")
                        .getSingleResult())
                .longValue();
        route.document = document;
        route.persist();
        hints.send(new Hint(Hint.Kind.ROUTES, appId));
        return route.version;
    }

    private static AppRoutes withVersion(AppRoutes routes, long version) {
        return new AppRoutes(
                routes.appId(),
                routes.app(),
                version,
                routes.hostnames(),
                routes.status(),
                routes.targets(),
                routes.certificates(),
                routes.challenges());
    }

    private static String write(AppRoutes routes) {
        try {
            return RouteJson.MAPPER.writeValueAsString(routes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("routes can always be written", e);
        }
    }
}
