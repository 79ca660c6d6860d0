package dev.slipway.model.dyno;

import java.util.Optional;
import java.util.UUID;

/** The users who wait for one-off dynos that they attach to. Thread-safe. */
public interface DynoTerminals {
    /** Empty for a dyno that nobody attaches to. */
    Optional<DynoTerminal> of(UUID dynoId);
}
