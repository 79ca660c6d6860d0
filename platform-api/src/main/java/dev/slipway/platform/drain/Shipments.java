package dev.slipway.platform.drain;

import dev.slipway.platform.log.LogReader;
import dev.slipway.platform.log.LogStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which drains this platform serves, and how far each is. Of several platforms one serves a drain, for as long as it renews
 * its lease. Thread-safe.
 */
@ApplicationScoped
class Shipments implements Shipper.Progress {
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final LogStore logs;
    private final SealedUrls urls;
    private final Clock clock;

    Shipments(LogStore logs, SealedUrls urls, Clock clock) {
        this.logs = logs;
        this.urls = urls;
        this.clock = clock;
    }

    /** Renews the leases of this platform's drains, takes those that nobody serves, and gives the ids of all. */
    @Transactional
    Set<UUID> hold() {
        Instant now = clock.instant();
        DrainShipment.hold(logs.id(), now, now.plus(LEASE));
        return Set.copyOf(DrainShipment.heldBy(logs.id()));
    }

    /** What is to be shipped, from where the drain stands on; empty if it was removed. */
    @Transactional
    Optional<Shipment> open(UUID drainId) {
        Optional<LogDrain> found = LogDrain.findByIdOptional(drainId);
        return found.flatMap(drain -> DrainShipment.of(drainId)
                .map(at -> new Shipment(
                        drain.id, drain.appId, drain.token, urls.open(drain), reader(drain, at), at.shippedAt)));
    }

    /** By number in this store; by time after another store, and where a power cut took the last lines. */
    private LogReader reader(LogDrain drain, DrainShipment at) {
        Long sequence = at.sequence;
        return sequence != null && sequence <= logs.lastSequence(drain.appId)
                ? logs.readAfter(drain.appId, sequence)
                : logs.readSince(drain.appId, at.shippedAt);
    }

    @Override
    @Transactional
    public boolean advance(UUID drainId, long sequence, Instant at) {
        return DrainShipment.advance(drainId, logs.id(), sequence, at);
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
    record Shipment(UUID drainId, UUID appId, String token, DrainUrl url, LogReader log, Instant shippedAt) {}
}
