package dev.slipway.platform.drain;

import dev.slipway.model.log.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Batches of lines with these texts. */
final class Batches {
    private static final UUID APP = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-08-04T12:00:00Z");

    private Batches() {}

    static Batch of(String... texts) {
        List<LogLine> lines = Stream.of(texts)
                .map(text -> new LogLine(APP, AT, "app", "web.1", text))
                .toList();
        return new Batch(UUID.randomUUID().toString(), lines, AT, lines.size(), AT);
    }
}
