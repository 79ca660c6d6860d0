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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the apps' images that no dyno runs or is soon to run from the engine: it holds them for speed only, and pulls
 * them again when they are needed. What does not come from the apps' part of the platform's registry is never touched.
 */
final class OldImages {
    private static final Logger LOG = System.getLogger(OldImages.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private static final Pattern OF_AN_APP =
            Pattern.compile("(apps/[0-9a-f-]{36}(?:/[a-z0-9_-]+)?)@(sha256:[0-9a-f]{64})");

    private final Engine engine;
    private final DesiredFormation formation;
    private final RecentImages recent;
    private final String registryHost;
    private final Patience patience;

    OldImages(Engine engine, DesiredFormation formation, RecentImages recent, String registryHost, Patience patience) {
        this.engine = engine;
        this.formation = formation;
        this.recent = recent;
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
        held.stream()
                .flatMap(reference -> ofAnApp(reference).stream())
                .filter(image -> !kept.contains(image))
                .forEach(this::remove);
    }

    /** Empty for what a user has put beside the apps' repositories, which are named by their ids. */
    private Optional<ImageReference> ofAnApp(String reference) {
        Matcher parts = OF_AN_APP.matcher(reference.substring(registryHost.length() + 1));
        return parts.matches() ? Optional.of(new ImageReference(parts.group(1), parts.group(2))) : Optional.empty();
    }

    private void remove(ImageReference image) {
        try {
            recent.unlessFetched(image, () -> engine.removeImage(image.at(registryHost)));
        } catch (EngineUnavailableException e) {
            throw e;
        } catch (EngineException e) {
            LOG.log(Level.WARNING, "old image not removed image={0} reason={1}", image, e.getMessage());
        }
    }
}
