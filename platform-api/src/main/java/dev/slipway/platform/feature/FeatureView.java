package dev.slipway.platform.feature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.http.Fields;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A feature of an app, an account or a team as the Platform API shows it. */
public record FeatureView(
        Instant createdAt,
        String description,
        String displayName,
        String docUrl,
        boolean enabled,
        String feedbackEmail,
        UUID id,
        String name,
        String state,
        Instant updatedAt) {

    /**
     * @param since since when whatever has the feature is there
     * @param switched when it was switched last; null if never
     */
    static FeatureView of(Feature feature, boolean enabled, Instant since, @Nullable Instant switched) {
        return new FeatureView(
                since,
                feature.description(),
                feature.displayName(),
                "",
                enabled,
                "",
                feature.id(),
                feature.name(),
                feature.state(),
                switched == null ? since : switched);
    }

    /** The body's {@code enabled}. */
    static boolean wanted(@Nullable JsonNode body) {
        return Fields.flag(body, "enabled")
                .orElseThrow(() -> SlipwayException.invalid("Say whether it is to be enabled: {\"enabled\": true}."));
    }
}
