package dev.slipway.node;

import dev.slipway.engine.Engine;
import dev.slipway.model.release.ImageReference;

/** Pulls images by digest from the platform's registry; one that the engine holds is not asked for again. */
final class RegistryImages implements ImageSource {
    private final Engine engine;
    private final NodeConfig config;

    RegistryImages(Engine engine, NodeConfig config) {
        this.engine = engine;
        this.config = config;
    }

    @Override
    public String fetch(ImageReference image) {
        engine.pull(image, config.registryHost(), config.registryUser(), config.registryPassword());
        return image.at(config.registryHost());
    }
}
