package dev.slipway.model.fault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place where the process halts, as if by {@code kill -9}, if {@code SLIPWAY_FAIL_POINT} names it. It halts once: a
 * mark in {@code $SLIPWAY_HOME/run} lets the next life of the process pass.
 */
public enum FailPoint {
    /** A build's layers are packed, none is pushed. */
    AFTER_PACK,
    /** The image is in the registry, nobody knows of it. */
    AFTER_IMAGE_PUSH,
    /** The release is in the database, its rollout has not begun. */
    AFTER_RELEASE_ROW,
    /** A dyno's container runs, its start was not reported. */
    AFTER_START,
    /** A push's build has ended, git was not told. */
    BEFORE_ACK;

    private static final int AS_IF_KILLED = 137;
    private static final @Nullable String ARMED = System.getenv("SLIPWAY_FAIL_POINT");

    /** Halts here if this point is armed and was not reached before; does nothing otherwise. */
    public void reach() {
        if (label().equals(ARMED) && first()) {
            Runtime.getRuntime().halt(AS_IF_KILLED);
        }
    }

    /** Its name outside Java, such as {@code after-pack}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean first() {
        String home = System.getenv("SLIPWAY_HOME");
        if (home == null) {
            return false;
        }
        try {
            Files.createFile(Path.of(home, "run", "fail-point-" + label()));
            return true;
        } catch (FileAlreadyExistsException reachedBefore) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("could not mark the fail point " + label(), e);
        }
    }
}
