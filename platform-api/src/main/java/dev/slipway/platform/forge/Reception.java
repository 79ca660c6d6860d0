package dev.slipway.platform.forge;

/** How a report was received. */
sealed interface Reception {
    record Taken() implements Reception {}

    /** The same will be said however often it is sent. */
    record Refused(String why) implements Reception {}

    /** It may be taken later. */
    record Missed(String why) implements Reception {}
}
