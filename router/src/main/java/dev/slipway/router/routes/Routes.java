package dev.slipway.router.routes;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.FeedMessage.Snapshot;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All routes at one moment. Immutable.
 *
 * @param epoch counts applications in this process; unlike the version it never goes back
 * @param version the platform's sequence value up to which messages are in force
 * @param certificates by the hostname that each is shown for
 */
public record Routes(
        long epoch,
        long version,
        String bootId,
        Map<UUID, AppRoutes> apps,
        Map<String, ServedApp> hostnames,
        Map<String, Certificate> certificates) {
    static final Routes NONE = new Routes(0, 0, "", Map.of(), Map.of(), Map.of());

    public @Nullable ServedApp find(String hostname) {
        return hostnames.get(hostname);
    }

    public Snapshot toSnapshot() {
        return new Snapshot(
                version, bootId, List.copyOf(apps.values()), List.copyOf(new LinkedHashSet<>(certificates.values())));
    }

    /** Hostnames of apps that have a dyno to serve them. */
    public Set<String> servedHostnames() {
        Set<String> served = new HashSet<>();
        hostnames.forEach((hostname, app) -> {
            if (!app.endpoints().isEmpty()) {
                served.add(hostname);
            }
        });
        return served;
    }
}
