package dev.slipway.node;

import dev.slipway.model.dyno.DesiredDyno;

/** One step from what runs towards what should run. */
sealed interface Operation {
    /** Starts a desired attempt that has no container. */
    record Start(DesiredDyno desired) implements Operation {}

    /** Takes charge of a desired attempt's container, running or ended, that nobody here follows. */
    record Adopt(ActualDyno actual, DesiredDyno desired) implements Operation {}

    /** Takes charge of a container that nobody wants any more, to stop and remove it. */
    record Retire(ActualDyno actual) implements Operation {}

    /** Asks for the end of an attempt that is followed here and not desired any more. */
    record Stop(AttemptKey key) implements Operation {}
}
