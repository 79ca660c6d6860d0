package dev.slipway.node;

import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.model.release.ImageReference;

/** Pulls images by digest from the platform's registry; one that the engine holds is not asked for again. */
final class RegistryImages implements ImageSource {
    private final Engine engine;
    private final NodeConfig config;

    RegistryImages(Engine engine, NodeConfig config) {
        this.engine = engine;
        this.config = config;
    }

    /** @throws RegistryUnavailableException if the pull failed and the registry is away, which is no fault of the image */
    @Override
    public String fetch(ImageReference image) {
        try {
            pull(image);
        } catch (EngineUnavailableException e) {
            throw e;
        } catch (EngineException e) {
            if (!engine.canLogIn(config.registryHost(), config.registryUser(), config.registryPassword())) {
                throw new RegistryUnavailableException(String.valueOf(e.getMessage()), e);
            }
            // It may have come back since; if it was there all the time, this fails as well.
            pull(image);
        }
        return image.at(config.registryHost());
    }

    private void pull(ImageReference image) {
        engine.pull(image, config.registryHost(), config.registryUser(), config.registryPassword());
    }
}
