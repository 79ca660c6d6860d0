package dev.slipway.platform.forge;

import dev.slipway.platform.build.Build;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a connected repository told, as the API shows it.
 *
 * @param build once there is one
 * @param reported what the commit's page was last told; null for nothing
 */
public record GitDeliveryView(
        @Nullable Ref build,
        @Nullable String commit,
        Instant createdAt,
        String event,
        UUID id,
        @Nullable String reported,
        @Nullable String reportFailure,
        String result,
        String status,
        Instant updatedAt) {
    /** A thing by its id. */
    public record Ref(UUID id) {}

    public static GitDeliveryView of(GitConnection connection, GitDelivery delivery) {
        return new GitDeliveryView(
                Build.findByIdOptional(delivery.buildId).isPresent() ? new Ref(delivery.buildId) : null,
                delivery.commitId,
                delivery.createdAt,
                delivery.event,
                delivery.id,
                delivery.told == null ? null : delivery.told.word(connection.kind),
                delivery.tellFailure,
                delivery.result,
                delivery.status.word(),
                delivery.updatedAt);
    }
}
