package dev.slipway.platform.forge;

/** What a webhook tells of, as far as it matters here. */
sealed interface News {
    /** The webhook was set up. */
    record Ping() implements News {}

    /**
     * A branch or tag was moved, made or removed.
     *
     * @param ref its full name
     * @param commit where it stands now
     */
    record Push(String ref, String commit, boolean removed) implements News {}

    /** Anything else. */
    record Other() implements News {}
}
