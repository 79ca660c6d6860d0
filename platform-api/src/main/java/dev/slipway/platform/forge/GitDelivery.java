package dev.slipway.platform.forge;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a connected repository told, or somebody asked for by hand, and what came of it. */
@Entity
public class GitDelivery extends PanacheEntityBase {
    @Id
    public UUID id;

    /** The order in which they came; given by the database. */
    @Column(insertable = false, updatable = false)
    public Long sequence;

    public UUID connectionId;

    /** By which the sender knows it again. */
    public @Nullable String forgeId;

    public String event;

    /** The commit that was told of; once it was fetched, the one that the branch then stood at. */
    public @Nullable String commitId;

    @Enumerated(EnumType.STRING)
    public Status status;

    /** A sentence for people. */
    public String result;

    /** The build that it makes, or found under way. */
    public UUID buildId;

    public int attempts;

    /** Null if there is nothing to fetch any more. While an attempt is under way, when it is taken for lost. */
    public @Nullable Instant nextAttemptAt;

    public @Nullable UUID attemptId;

    /** What the commit's page is to say; null for nothing. */
    @Enumerated(EnumType.STRING)
    public @Nullable CommitState wanted;

    /** What it was last told. */
    @Enumerated(EnumType.STRING)
    public @Nullable CommitState told;

    public int tellAttempts;

    /** Null if there is nothing to tell. While an attempt is under way, when it is taken for lost. */
    public @Nullable Instant tellAt;

    public @Nullable UUID tellId;

    /** Why the last report was not taken. */
    public @Nullable String tellFailure;

    public Instant createdAt;
    public Instant updatedAt;

    /** How far it has come. */
    public enum Status {
        QUEUED,
        BUILDING,
        DEPLOYED,
        /** The app's branch stood at that commit already. */
        UNCHANGED,
        /** Nothing of it concerns the app. */
        IGNORED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static GitDelivery of(GitConnection connection, @Nullable String forgeId, String event, Instant now) {
        GitDelivery delivery = new GitDelivery();
        delivery.id = UUID.randomUUID();
        delivery.connectionId = connection.id;
        delivery.forgeId = forgeId;
        delivery.event = event;
        delivery.status = Status.IGNORED;
        delivery.result = "";
        delivery.buildId = UUID.randomUUID();
        delivery.createdAt = now;
        delivery.updatedAt = now;
        return delivery;
    }

    /** Has it fetched. */
    void queue(@Nullable String commit, Instant now) {
        status = Status.QUEUED;
        commitId = commit;
        nextAttemptAt = now;
    }

    /**
     * Begins an attempt to fetch.
     *
     * @param lost when it is to be taken for lost, with the instance that made it
     */
    UUID begin(Instant lost) {
        attempts++;
        attemptId = UUID.randomUUID();
        nextAttemptAt = lost;
        return attemptId;
    }

    void again(String why, Instant next, Instant now) {
        result = why;
        nextAttemptAt = next;
        updatedAt = now;
    }

    void become(Status reached, String sentence, Instant now) {
        status = reached;
        result = sentence;
        nextAttemptAt = null;
        updatedAt = now;
    }

    /** Has the commit's page told. */
    void want(CommitState state, Instant now) {
        wanted = state;
        tellAt = now;
        tellAttempts = 0;
        tellFailure = null;
    }

    UUID beginToTell(Instant lost) {
        tellAttempts++;
        tellId = UUID.randomUUID();
        tellAt = lost;
        return tellId;
    }

    static Optional<GitDelivery> of(UUID connectionId, String forgeId) {
        return find("connectionId = ?1 and forgeId = ?2", connectionId, forgeId).firstResultOptional();
    }

    /** The newest first, at most so many. */
    public static List<GitDelivery> newest(UUID connectionId, int most) {
        return find("connectionId = ?1 order by sequence desc", connectionId)
                .page(0, most)
                .list();
    }

    static List<GitDelivery> ofConnection(UUID connectionId) {
        return list("connectionId = ?1 order by sequence", connectionId);
    }

    static Optional<GitDelivery> newest(UUID connectionId) {
        return find("connectionId = ?1 order by sequence desc", connectionId).firstResultOptional();
    }
}
