package dev.slipway.model.dyno;

import dev.slipway.model.release.ImageReference;
import java.util.List;
import java.util.Set;

/**
 * What a runtime node should have running: the truth, read from the database on each pass. A container of this
 * installation that belongs to no dyno of the list is stopped (SIGTERM, grace, SIGKILL) and removed.
 */
public interface DesiredFormation {
    /** All dynos that should run on this node now. Thread-safe. */
    List<DesiredDyno> dynos();

    /**
     * The images, beside those of {@link #dynos}, that an engine should keep: those that dynos may soon be started from,
     * because of a rollback for instance. Any other of the platform's images can be removed from it, and is pulled again
     * should it be needed. Thread-safe.
     */
    Set<ImageReference> imagesToKeep();
}
