package dev.slipway.platform.catalog;

import dev.slipway.model.error.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Ids of what is known by its name; the same name always has the same id, here and where other resources name it. */
final class NamedId {
    /** Entries of a catalogue come with the program and have no date of their own. */
    static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private NamedId() {}

    static UUID of(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The entry with this id or name. */
    static <T> T require(String what, List<T> entries, Function<T, String> name, String idOrName) {
        return entries.stream()
                .filter(entry -> name.apply(entry).equalsIgnoreCase(idOrName)
                        || of(name.apply(entry)).toString().equalsIgnoreCase(idOrName))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that %s: there is no %s. There are: %s.",
                        what,
                        idOrName,
                        String.join(", ", entries.stream().map(name).toList())));
    }
}
