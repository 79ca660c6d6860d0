package dev.slipway.model.hint;

import java.util.UUID;

/**
 * Wakes the reconcilers that a change concerns.
 *
 * @param subject the app that changed; for {@code BUILDS} and {@code BUILD_OUTPUT} the build
 */
public record Hint(Kind kind, UUID subject) {
    public enum Kind {
        /** A build was queued, or should be given up. */
        BUILDS,
        /** Dynos were added, restarted or given up: for runtime nodes. */
        DYNOS,
        /** A dyno's state, a router's acknowledgement, a release or a formation changed: for rollouts. */
        CONVERGENCE,
        /** Routes changed: for the feeds. */
        ROUTES,
        /** A build's output or state changed: for those that follow it. */
        BUILD_OUTPUT
    }
}
