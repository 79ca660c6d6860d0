package dev.slipway.platform.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.model.hint.Hint;
import dev.slipway.model.route.RouterReport;
import dev.slipway.platform.hint.HintBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the routers' leases, and knows whether a dyno can be stopped without losing a request. */
@ApplicationScoped
public class Routers {
    private static final Duration LEASE = Duration.ofSeconds(10);

    /** A router whose lease ran out serves on, so for a while it is waited for as if it still had one. */
    private static final Duration BENEFIT_OF_DOUBT = Duration.ofSeconds(20);

    private final Clock clock;
    private final HintBus hints;

    Routers(Clock clock, HintBus hints) {
        this.clock = clock;
        this.hints = hints;
    }

    /** Renews the router's lease and notes what it has in force and in flight. */
    @Transactional
    public void report(String routerId, RouterReport report) {
        RouterLease lease = RouterLease.of(routerId).orElseGet(() -> {
            RouterLease fresh = new RouterLease();
            fresh.id = routerId;
            return fresh;
        });
        boolean progress = report.version() != lease.acknowledgedVersion
                || !write(report.inFlight()).equals(lease.inFlight);
        lease.leaseUntil = clock.instant().plus(LEASE);
        lease.acknowledgedVersion = report.version();
        lease.inFlight = write(report.inFlight());
        lease.persist();
        if (progress) {
            hints.send(new Hint(Hint.Kind.CONVERGENCE, EVERY_APP));
        }
    }

    /** Stands for all apps in a hint. */
    public static final UUID EVERY_APP = new UUID(0, 0);

    /** Since when no router has a lease; empty if one has, or there never was one. */
    @Transactional
    public Optional<Instant> awaySince() {
        return RouterLease.newest().map(lease -> lease.leaseUntil).filter(until -> until.isBefore(clock.instant()));
    }

    /** Whether every router that may be serving has the routes of this version, and no request for the dyno. */
    public boolean haveLetGo(UUID dynoId, long version) {
        Instant oldest = clock.instant().minus(BENEFIT_OF_DOUBT);
        return RouterLease.runningAfter(oldest).stream()
                .allMatch(lease -> lease.acknowledgedVersion >= version && inFlight(lease, dynoId) == 0);
    }

    /** Whether every router that may be serving has the routes of this version. */
    @Transactional
    public boolean haveApplied(long version) {
        Instant oldest = clock.instant().minus(BENEFIT_OF_DOUBT);
        return RouterLease.runningAfter(oldest).stream().allMatch(lease -> lease.acknowledgedVersion >= version);
    }

    private static int inFlight(RouterLease lease, UUID dynoId) {
        try {
            return RouteJson.MAPPER
                    .readValue(lease.inFlight, new TypeReference<Map<UUID, Integer>>() {})
                    .getOrDefault(dynoId, 0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("router " + lease.id + " has an unreadable count", e);
        }
    }

    private static String write(Map<UUID, Integer> inFlight) {
        try {
            return RouteJson.MAPPER.writeValueAsString(inFlight);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of numbers can always be written", e);
        }
    }
}
