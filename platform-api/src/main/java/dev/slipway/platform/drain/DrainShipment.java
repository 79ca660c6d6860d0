package dev.slipway.platform.drain;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a drain's lines are shipped, and by whom. */
@Entity
public class DrainShipment extends PanacheEntityBase {
    @Id
    public UUID drainId;

    /** The log store that the lines are read from, by the one platform that has it; null before the first takes it. */
    public @Nullable UUID holder;

    public @Nullable Instant heldUntil;

    /** The last line that was shipped, by the holder's numbers; null before it has shipped one. */
    public @Nullable Long sequence;

    /** That line's time; before the first, when the drain was made. */
    public Instant shippedAt;

    public static Optional<DrainShipment> of(UUID drainId) {
        return findByIdOptional(drainId);
    }

    static List<UUID> heldBy(UUID holder) {
        return DrainShipment.<DrainShipment>list("holder", holder).stream()
                .map(shipment -> shipment.drainId)
                .toList();
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
    static boolean advance(UUID drainId, UUID holder, long sequence, Instant shippedAt) {
        return update(
                        "sequence = ?1, shippedAt = ?2 where drainId = ?3 and holder = ?4",
                        sequence,
                        shippedAt,
                        drainId,
                        holder)
                == 1;
    }
}
