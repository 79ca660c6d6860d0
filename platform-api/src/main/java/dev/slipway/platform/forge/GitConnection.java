package dev.slipway.platform.forge;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A repository elsewhere whose pushes deploy an app; an app has at most one. */
@Entity
public class GitConnection extends PanacheEntityBase {
    /** Also in the address that its webhook is sent to. */
    @Id
    public UUID id;

    public UUID appId;

    /** Who connected it, and in whose name it is deployed. */
    public UUID accountId;

    @Enumerated(EnumType.STRING)
    public Forge kind;

    public String url;

    /** The short name of the branch there that is deployed. */
    public String branch;

    public byte[] sealedSecret;

    /** Null for a repository that is open to all. */
    public byte @Nullable [] sealedToken;

    public Instant createdAt;
    public Instant updatedAt;

    RepositoryAddress address() {
        return RepositoryAddress.of(url);
    }

    /** Whether commits' pages there can be told what came of them. */
    boolean reports() {
        return sealedToken != null;
    }

    public static Optional<GitConnection> ofApp(UUID appId) {
        return find("appId", appId).firstResultOptional();
    }

    /** The connection, with its row held until the transaction ends. */
    static Optional<GitConnection> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
