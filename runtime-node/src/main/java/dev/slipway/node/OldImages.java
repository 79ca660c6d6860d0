package dev.slipway.node;

import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.model.dyno.DesiredFormation;
import dev.slipway.model.release.ImageReference;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes the apps' images that no dyno runs or is soon to run from the engine: it holds them for speed only, and pulls
 * them again when they are needed. What does not come from the apps' part of the platform's registry is never touched.
 */
final class OldImages {
    private static final Logger LOG = System.getLogger(OldImages.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Engine engine;
    private final DesiredFormation formation;
    private final ImageUse use;
    private final String registryHost;
    private final Patience patience;

    OldImages(Engine engine, DesiredFormation formation, ImageUse use, String registryHost, Patience patience) {
        this.engine = engine;
        this.formation = formation;
        this.use = use;
        this.registryHost = registryHost;
        this.patience = patience;
    }

    /** Looks each five minutes; returns once the node closes. */
    void run() {
        try {
            while (true) {
                patience.pause(INTERVAL);
                try {
                    remove();
                } catch (RuntimeException e) {
                    // The database or the engine may be away; nothing is urgent here.
                    LOG.log(Level.WARNING, "old images not removed, trying again later reason={0}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void remove() {
        // In this order: what is pulled after the list was read is not in it.
        List<String> held = engine.images(registryHost + "/apps/");
        Set<ImageReference> kept = new HashSet<>(formation.imagesToKeep());
        formation.dynos().forEach(dyno -> kept.add(dyno.image()));
        Set<String> names = new HashSet<>();
        kept.forEach(image -> names.add(image.at(registryHost)));
        held.stream().filter(reference -> !names.contains(reference)).forEach(this::remove);
    }

    private void remove(String reference) {
        try {
            use.unlessUsed(reference, () -> engine.removeImage(reference));
        } catch (EngineUnavailableException e) {
            throw e;
        } catch (EngineException e) {
            LOG.log(Level.WARNING, "old image not removed image={0} reason={1}", reference, e.getMessage());
        }
    }
}
