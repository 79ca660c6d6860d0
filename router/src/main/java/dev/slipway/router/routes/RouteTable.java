package dev.slipway.router.routes;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.FeedMessage;
import dev.slipway.model.route.FeedMessage.Changed;
import dev.slipway.model.route.FeedMessage.Heartbeat;
import dev.slipway.model.route.FeedMessage.Removed;
import dev.slipway.model.route.FeedMessage.Snapshot;
import dev.slipway.model.route.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The routes that are served, and the requests in flight. One thread applies messages; any thread reads.
 *
 * <p>An app's routes of an older version than the known ones are ignored, also after the app was removed. A snapshot
 * replaces everything.
 */
public final class RouteTable {
    private final Runnable drainingChanged;
    private final Map<Target, Endpoint> endpoints = new HashMap<>();
    private final Map<UUID, Long> removed = new HashMap<>();
    private volatile Routes current = Routes.NONE;

    /**
     * @param drainingChanged called, from any thread and often, when the count of a dyno without a route changes
     */
    public RouteTable(Runnable drainingChanged) {
        this.drainingChanged = drainingChanged;
    }

    public Routes current() {
        return current;
    }

    /** Puts a message in force for every choice of a dyno that begins after this call, and returns the new state. */
    public synchronized Routes apply(FeedMessage message) {
        Routes before = current;
        current = switch (message) {
            case Snapshot snapshot -> replace(snapshot);
            case Changed changed -> change(before, changed);
            case Removed gone -> remove(before, gone);
            case Heartbeat heartbeat ->
                with(
                        before,
                        Math.max(before.version(), heartbeat.version()),
                        before.bootId(),
                        before.apps(),
                        List.of());
        };
        return current;
    }

    /** Requests in flight by dyno, for every dyno that has any. */
    public synchronized Map<UUID, Integer> inFlight() {
        Map<UUID, Integer> counts = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints.values()) {
            int count = endpoint.inFlight();
            if (count > 0) {
                counts.merge(endpoint.target().dynoId(), count, Integer::sum);
            }
        }
        return counts;
    }

    /** Forgets dynos without a route and without a request, once every event loop has seen an epoch. */
    public synchronized void forgetGone(long seenEpoch) {
        endpoints.values().removeIf(endpoint -> endpoint.gone(seenEpoch));
    }

    private Routes replace(Snapshot snapshot) {
        removed.clear();
        Map<UUID, AppRoutes> apps = new LinkedHashMap<>();
        snapshot.apps().forEach(app -> apps.put(app.appId(), app));
        return with(current, snapshot.version(), snapshot.bootId(), apps, snapshot.certificates());
    }

    private Routes change(Routes before, Changed changed) {
        AppRoutes app = changed.app();
        @Nullable AppRoutes known = before.apps().get(app.appId());
        long knownVersion = known == null ? removed.getOrDefault(app.appId(), Long.MIN_VALUE) : known.version();
        Map<UUID, AppRoutes> apps = before.apps();
        if (app.version() >= knownVersion) {
            apps = new LinkedHashMap<>(apps);
            apps.put(app.appId(), app);
            removed.remove(app.appId());
        }
        long version = Math.max(before.version(), changed.version());
        return with(before, version, before.bootId(), apps, changed.certificates());
    }

    private Routes remove(Routes before, Removed gone) {
        @Nullable AppRoutes known = before.apps().get(gone.appId());
        Map<UUID, AppRoutes> apps = before.apps();
        if (known == null || gone.version() >= known.version()) {
            apps = new LinkedHashMap<>(apps);
            apps.remove(gone.appId());
            removed.merge(gone.appId(), gone.version(), Math::max);
        }
        return with(before, Math.max(before.version(), gone.version()), before.bootId(), apps, List.of());
    }

    private Routes with(
            Routes before, long version, String bootId, Map<UUID, AppRoutes> apps, List<Certificate> fresh) {
        long epoch = before.epoch() + 1;
        Map<String, Certificate> certificates =
                apps == before.apps() ? before.certificates() : certificates(before, apps, fresh);
        if (apps.equals(before.apps())) {
            return new Routes(epoch, version, bootId, before.apps(), before.hostnames(), certificates);
        }
        Map<String, ServedApp> hostnames = new HashMap<>();
        Set<Target> targets = new HashSet<>();
        for (AppRoutes app : apps.values()) {
            targets.addAll(app.targets());
            ServedApp served = new ServedApp(
                    app.appId(),
                    app.status(),
                    app.targets().stream().map(this::route).toList(),
                    app.challenges());
            app.hostnames().forEach(hostname -> hostnames.put(hostname, served));
        }
        endpoints.forEach((target, endpoint) -> {
            if (endpoint.routed() && !targets.contains(target)) {
                endpoint.unroute(epoch);
            }
        });
        return new Routes(epoch, version, bootId, Map.copyOf(apps), Map.copyOf(hostnames), certificates);
    }

    /** Those that came just now, and those known before which are still named. */
    private static Map<String, Certificate> certificates(
            Routes before, Map<UUID, AppRoutes> apps, List<Certificate> fresh) {
        Map<String, Certificate> known = new HashMap<>();
        before.certificates().values().forEach(certificate -> known.put(certificate.id(), certificate));
        fresh.forEach(certificate -> known.put(certificate.id(), certificate));
        Map<String, Certificate> shown = new HashMap<>();
        for (AppRoutes app : apps.values()) {
            app.certificates().forEach((hostname, id) -> {
                @Nullable Certificate certificate = known.get(id);
                if (certificate != null) {
                    shown.put(hostname, certificate);
                }
            });
        }
        return Map.copyOf(shown);
    }

    private Endpoint route(Target target) {
        Endpoint endpoint = endpoints.computeIfAbsent(target, key -> new Endpoint(key, drainingChanged));
        endpoint.route();
        return endpoint;
    }
}
