package dev.slipway.platform.retention;

import dev.slipway.platform.app.App;
import dev.slipway.platform.registry.Collected;
import dev.slipway.platform.registry.Registry;
import dev.slipway.platform.release.Release;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes images from the registry that neither run nor can be rolled back to. Images that a user pushed under a tag,
 * and those of the stacks, stay.
 */
@ApplicationScoped
public class ImageRetention {
    private static final Logger LOG = System.getLogger(ImageRetention.class.getName());
    private static final String APPS = "apps/";

    private final Registry registry;

    ImageRetention(Registry registry) {
        this.registry = registry;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Collected collected = collect();
        LOG.log(Level.DEBUG, "collected the registry''s garbage {0}", collected);
    }

    /** A push of this moment is safe: the registry keeps what is young. */
    Collected collect() {
        Set<String> needed = QuarkusTransaction.requiringNew().call(ImageRetention::needed);
        return registry.collectGarbage((repository, digest, tags) ->
                !repository.startsWith(APPS) || !tags.isEmpty() || needed.contains(digest));
    }

    private static Set<String> needed() {
        return App.<App>listAll().stream()
                .flatMap(app -> Release.restorable(app.id).stream())
                .flatMap(release -> release.slug().stream())
                .flatMap(slug -> slug.images().stream())
                .map(image -> image.digest())
                .collect(Collectors.toSet());
    }
}
