package dev.slipway.platform.preview;

import dev.slipway.platform.app.App;
import dev.slipway.platform.pipeline.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a pipeline's configuration of review apps means for a preview; the installation's terms where it says nothing. */
@ApplicationScoped
class ReviewTerms {
    private final PreviewConfig config;
    private final Pipelines pipelines;

    ReviewTerms(PreviewConfig config, Pipelines pipelines) {
        this.config = config;
        this.pipelines = pipelines;
    }

    /** From a push to the preview's end. */
    Duration lifetime(Preview preview) {
        return of(preview.pipelineId)
                .filter(terms -> terms.destroyStaleApps)
                .map(terms -> Duration.ofDays(terms.staleDays))
                .orElseGet(config::lifetime);
    }

    /** What the names of the previews of this app begin with. */
    String baseName(App parent) {
        return of(pipelines.ofApp(parent.id).orElse(null))
                .flatMap(terms -> Optional.ofNullable(terms.baseName))
                .orElse(parent.name);
    }

    private static Optional<ReviewAppConfig> of(@Nullable UUID pipelineId) {
        return pipelineId == null ? Optional.empty() : ReviewAppConfig.findByIdOptional(pipelineId);
    }
}
