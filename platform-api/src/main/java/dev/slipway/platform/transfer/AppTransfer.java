package dev.slipway.platform.transfer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An app that is offered to another account. */
@Entity
public class AppTransfer extends PanacheEntityBase {
    @Id
    UUID id;

    UUID appId;

    /** Who offers it. */
    UUID ownerId;

    UUID recipientId;

    @Enumerated(EnumType.STRING)
    State state;

    Instant createdAt;
    Instant updatedAt;

    enum State {
        PENDING,
        ACCEPTED,
        DECLINED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Optional<AppTransfer> pending(UUID appId) {
        return find("appId = ?1 and state = ?2", appId, State.PENDING).firstResultOptional();
    }

    /** Those that the account offers or is offered. */
    static List<AppTransfer> ofAccount(UUID accountId) {
        return list("ownerId = ?1 or recipientId = ?1 order by createdAt, id", accountId);
    }
}
