package dev.slipway.platform.webhook;

import java.util.Optional;
import java.util.UUID;

/** Reads ids in paths. */
final class Ids {
    private Ids() {}

    static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
