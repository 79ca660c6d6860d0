package dev.slipway.platform.log;

import dev.slipway.model.log.LogOffset;
import dev.slipway.platform.log.StreamPosition.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of an app's streams, the one written to last at the end. Bounded, because every new segment begins with
 * all of them. Not thread-safe.
 */
final class StreamOffsets {
    /** A dyno's earlier attempts are over and read to their end, long before this many came after them. */
    static final int ATTEMPTS_KEPT = 4;

    /** A stop for a node that never says which dynos are gone; as a checkpoint about 180 kB. */
    static final int STREAMS_KEPT = 2000;

    private final LinkedHashMap<Stream, LogOffset> offsets = new LinkedHashMap<>();

    void put(StreamPosition position) {
        Stream stream = position.stream();
        offsets.remove(new Stream(stream.dynoId(), stream.attempt() - ATTEMPTS_KEPT));
        offsets.putLast(stream, position.offset());
        if (offsets.size() > STREAMS_KEPT) {
            offsets.pollFirstEntry();
        }
    }

    @Nullable
    LogOffset get(Stream stream) {
        return offsets.get(stream);
    }

    void retain(Set<UUID> dynos) {
        offsets.keySet().removeIf(stream -> !dynos.contains(stream.dynoId()));
    }

    Set<UUID> dynos() {
        return offsets.keySet().stream().map(Stream::dynoId).collect(Collectors.toSet());
    }

    List<StreamPosition> all() {
        List<StreamPosition> all = new ArrayList<>(offsets.size());
        offsets.forEach((stream, offset) -> all.add(new StreamPosition(stream, offset)));
        return all;
    }
}
