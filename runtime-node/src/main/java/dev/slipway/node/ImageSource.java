package dev.slipway.node;

import dev.slipway.model.release.ImageReference;

/** Brings a release's image to the engine. Thread-safe. */
public interface ImageSource {
    /**
     * Makes sure that the engine holds the image, and gives a reference that the engine understands.
     *
     * @throws dev.slipway.engine.EngineException if the image can't be had
     * @throws RegistryUnavailableException if it can't be had now
     */
    String fetch(ImageReference image);
}
