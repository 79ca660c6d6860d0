package dev.slipway.platform.drain;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a log drain's lines, or one signal of a telemetry drain, are shipped, and by whom. */
@Entity
public class DrainShipment extends PanacheEntityBase {
    @Id
    public UUID id;

    /** The drain's own id once more; null where it is of a telemetry drain. */
    public @Nullable UUID logDrainId;

    public @Nullable UUID telemetryDrainId;

    /** What is sent to the telemetry drain; null where it is a log drain's. */
    public @Nullable String signal;

    /** One more with each change of where or how it is shipped. */
    public int revision;

    /** The log store that the lines are read from, by the one platform that has it; null before the first takes it. */
    public @Nullable UUID holder;

    public @Nullable Instant heldUntil;

    /** The last line that was shipped, by the holder's numbers; null before it has shipped one. */
    public @Nullable Long sequence;

    /** That line's time; before the first, when the drain was made. */
    public Instant shippedAt;

    static void begin(LogDrain drain) {
        DrainShipment shipment = new DrainShipment();
        shipment.id = drain.id;
        shipment.logDrainId = drain.id;
        shipment.shippedAt = drain.createdAt;
        shipment.persist();
    }

    /** Ships what the app's log tells from this moment on; {@code since} is as exact as the database. */
    public static void begin(UUID telemetryDrainId, String signal, Instant since) {
        DrainShipment shipment = new DrainShipment();
        shipment.id = UUID.randomUUID();
        shipment.telemetryDrainId = telemetryDrainId;
        shipment.signal = signal;
        shipment.shippedAt = since;
        shipment.persist();
    }

    /** A log drain's has the drain's own id. */
    public static Optional<DrainShipment> of(UUID id) {
        return findByIdOptional(id);
    }

    public static Set<String> signalsOf(UUID telemetryDrainId) {
        return DrainShipment.<DrainShipment>stream("telemetryDrainId", telemetryDrainId)
                .map(shipment -> String.valueOf(shipment.signal))
                .collect(Collectors.toSet());
    }

    /** The drain was changed: who serves it begins anew, where it stands. */
    public static void change(UUID telemetryDrainId) {
        update("revision = revision + 1 where telemetryDrainId = ?1", telemetryDrainId);
    }

    public static void end(UUID telemetryDrainId, String signal) {
        delete("telemetryDrainId = ?1 and signal = ?2", telemetryDrainId, signal);
    }

    static List<DrainShipment> heldBy(UUID holder) {
        return list("holder", holder);
    }

    /** Gives the holder all that it holds, and all that nobody does, until then. */
    static void hold(UUID holder, Instant now, Instant until) {
        update("heldUntil = ?1 where holder = ?2", until, holder);
        update(
                "holder = ?1, heldUntil = ?2, sequence = null where holder is null or heldUntil < ?3",
                holder,
                until,
                now);
    }

    /** Lets others have at once what the holder holds, and itself go on where it was. */
    static void letGo(UUID holder, Instant now) {
        update("heldUntil = ?1 where holder = ?2", now, holder);
    }

    /** False if another holds it, or it is gone. */
    static boolean advance(UUID id, UUID holder, long sequence, Instant shippedAt) {
        return update("sequence = ?1, shippedAt = ?2 where id = ?3 and holder = ?4", sequence, shippedAt, id, holder)
                == 1;
    }
}
