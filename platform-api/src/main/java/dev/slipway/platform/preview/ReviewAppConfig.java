package dev.slipway.platform.preview;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the review apps of a pipeline are made. */
@Entity
public class ReviewAppConfig extends PanacheEntityBase {
    @Id
    public UUID pipelineId;

    /** The app that they are made like; null for the first one that stands before production. */
    public @Nullable UUID appId;

    /** Kept for those who read it; nothing is fetched from there. */
    public @Nullable String repo;

    public boolean automaticReviewApps;
    public boolean destroyStaleApps;
    public int staleDays;
    public boolean waitForCi;

    /** What their names begin with; null for the name of the app that they are made like. */
    public @Nullable String baseName;

    public Instant createdAt;
    public Instant updatedAt;
}
