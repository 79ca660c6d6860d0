package dev.slipway.model.build;

import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.release.ImageReference;

/** How a build ended. */
public sealed interface BuildOutcome {
    /**
     * The image is in the registry.
     *
     * @param description what made it, such as {@code Node.js} or {@code Dockerfile}
     * @param bytes compressed size of the layers above the run image
     */
    record Succeeded(ImageReference image, ProcessTypes processTypes, String description, long bytes)
            implements BuildOutcome {}

    /**
     * Nothing was made.
     *
     * @param byUser true if the app's source or code is the reason, false if the platform is
     * @param message what was tried, why it failed and what to do; shown at the end of the push
     */
    record Failed(boolean byUser, String message) implements BuildOutcome {}
}
