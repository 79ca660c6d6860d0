package dev.slipway.platform.telemetry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A consumer that an app's signals go to. It holds keys, so how it is reached is sealed. */
@Entity
public class TelemetryDrain extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;

    /** The words, with spaces between. */
    public String signals;

    public byte[] sealedExporter;

    /** Who made it. */
    public UUID accountId;

    public Instant createdAt;
    public Instant updatedAt;

    List<Signal> signals() {
        return Arrays.stream(signals.split(" "))
                .flatMap(word -> Signal.of(word).stream())
                .toList();
    }

    void signals(List<Signal> wanted) {
        signals = wanted.stream().map(Signal::word).collect(Collectors.joining(" "));
    }

    static List<TelemetryDrain> ofApp(UUID appId) {
        return list("appId = ?1 order by createdAt, id", appId);
    }

    static Optional<TelemetryDrain> of(String id) {
        try {
            return findByIdOptional(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Whether somebody wants figures of the app's dynos. */
    public static boolean takesMetrics(UUID appId) {
        return ofApp(appId).stream().anyMatch(drain -> drain.signals().contains(Signal.METRICS));
    }
}
