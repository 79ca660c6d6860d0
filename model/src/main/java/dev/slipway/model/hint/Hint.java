package dev.slipway.model.hint;

/** Wakes the reconcilers that a change concerns. */
public enum Hint {
    /** A build was queued, or should be given up. */
    BUILDS,
    /** Dynos were added, restarted or given up: for runtime nodes. */
    DYNOS,
    /** A dyno's state, a router's acknowledgement or a formation changed: for rollouts. */
    ROLLOUTS,
    /** Routes changed: for the feeds. */
    ROUTES,
    /** A build's output or state changed: for those that follow it. */
    BUILD_OUTPUT
}
