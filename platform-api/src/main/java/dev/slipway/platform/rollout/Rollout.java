package dev.slipway.platform.rollout;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The change from one release's dynos to another's, step by step. An app's rollouts run one after another. */
@Entity
public class Rollout extends PanacheEntityBase {
    private static final List<Step> ENDED = List.of(Step.DONE, Step.FAILED);

    @Id
    public UUID id;

    public UUID appId;
    public UUID releaseId;

    /** What was live when it began; null for an app's first. */
    public @Nullable UUID fromReleaseId;

    @Enumerated(EnumType.STRING)
    public Step step;

    public @Nullable String failure;
    public Instant createdAt;
    public Instant updatedAt;

    /** Where a rollout stands. */
    public enum Step {
        /** Waits for the app's earlier rollouts. */
        QUEUED,
        /** The release's own command runs, before anything of it takes traffic. */
        RELEASE_PHASE,
        /** Its web dynos start beside the old ones, and must all come up. */
        GATE,
        /** It is live. */
        DONE,
        /** It was taken back; what was live before still is. */
        FAILED
    }

    static Optional<Rollout> active(UUID appId) {
        return find("appId = ?1 and step not in ?2 order by createdAt", appId, ENDED)
                .firstResultOptional();
    }

    public static Optional<Rollout> ofRelease(UUID releaseId) {
        return find("releaseId", releaseId).firstResultOptional();
    }

    static List<Rollout> unfinished() {
        return list("step not in ?1", ENDED);
    }
}
