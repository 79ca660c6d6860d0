package dev.slipway.platform.pipeline;

import dev.slipway.platform.release.Release;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An app that an image is promoted to. */
@Entity
public class PromotionTarget extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID promotionId;
    public UUID appId;
    public @Nullable UUID releaseId;
    public @Nullable String failure;

    public static List<PromotionTarget> of(UUID promotionId) {
        return list("promotionId = ?1 order by id", promotionId);
    }

    /** The release that was made; empty if there is none, or if its app was destroyed since. */
    public Optional<Release> release() {
        return releaseId == null ? Optional.empty() : Release.findByIdOptional(releaseId);
    }

    boolean isPending() {
        return release()
                .filter(release -> release.status == Release.Status.PENDING)
                .isPresent();
    }
}
