package dev.slipway.model.dyno;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The commands that users want to run inside dynos. Thread-safe. */
public interface InsideCommands {
    /** Takes those for these dynos; each is given once. */
    List<InsideCommand> take(Set<UUID> dynoIds);
}
