package dev.slipway.platform.drain;

import dev.slipway.platform.log.LogReader;
import dev.slipway.platform.log.LogStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which drains this platform serves, and how far each is. Of several platforms one serves a drain, for as long as it renews
 * its lease. Thread-safe.
 */
@ApplicationScoped
class Shipments implements Shipper.Progress {
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final LogStore logs;
    private final Instance<Outlets> kinds;
    private final Clock clock;

    Shipments(LogStore logs, @Any Instance<Outlets> kinds, Clock clock) {
        this.logs = logs;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Renews the leases of this platform's drains, takes those that nobody serves, and gives the revisions of all by
     * their ids.
     */
    @Transactional
    Map<UUID, Integer> hold() {
        Instant now = clock.instant();
        DrainShipment.hold(logs.id(), now, now.plus(LEASE));
        return DrainShipment.heldBy(logs.id()).stream()
                .collect(Collectors.toMap(shipment -> shipment.id, shipment -> shipment.revision));
    }

    /** What is to be shipped, from where the drain stands on; empty if it was removed. */
    @Transactional
    Optional<Shipment> open(UUID id) {
        return DrainShipment.of(id)
                .flatMap(at -> outlet(at)
                        .map(outlet ->
                                new Shipment(at.id, at.revision, outlet, reader(outlet.appId(), at), at.shippedAt)));
    }

    private Optional<Outlet> outlet(DrainShipment shipment) {
        return kinds.stream()
                .map(kind -> kind.open(shipment))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** By number in this store; by time after another store, and where a power cut took the last lines. */
    private LogReader reader(UUID appId, DrainShipment at) {
        Long sequence = at.sequence;
        return sequence != null && sequence <= logs.lastSequence(appId)
                ? logs.readAfter(appId, sequence)
                : logs.readSince(appId, at.shippedAt);
    }

    @Override
    @Transactional
    public boolean advance(UUID id, long sequence, Instant at) {
        return DrainShipment.advance(id, logs.id(), sequence, at);
    }

    @Transactional
    void letGo() {
        DrainShipment.letGo(logs.id(), clock.instant());
    }

    /**
     * A drain that is to be served.
     *
     * @param log stands after the line that was shipped last
     * @param shippedAt the time of that line
     */
    record Shipment(UUID id, int revision, Outlet outlet, LogReader log, Instant shippedAt) {}
}
