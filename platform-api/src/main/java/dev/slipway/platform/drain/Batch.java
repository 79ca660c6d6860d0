package dev.slipway.platform.drain;

import dev.slipway.model.log.LogLine;
import dev.slipway.platform.log.StoredLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Lines that are sent together, as often as it takes.
 *
 * @param frameId by which a receiver can tell that it has the batch already
 * @param lines in the order of the log; where lines before them are lost, one that says so comes first
 * @param since the time of the line before the first; at first, when the drain was made
 * @param last the sequence number of the last line
 * @param lastAt that line's time
 */
public record Batch(String frameId, List<LogLine> lines, Instant since, long last, Instant lastAt) {
    /**
     * @param read one line at least
     * @param shipped the sequence number of the line that was shipped last
     * @param shippedAt that line's time
     */
    static Batch of(List<StoredLine> read, long shipped, Instant shippedAt) {
        StoredLine first = read.getFirst();
        List<LogLine> lines = new ArrayList<>(read.size() + 1);
        long dropped = first.sequence() - shipped - 1;
        if (dropped > 0) {
            lines.add(overflow(first.line(), dropped, shippedAt));
        }
        read.forEach(stored -> lines.add(stored.line()));
        StoredLine last = read.getLast();
        return new Batch(
                UUID.randomUUID().toString(),
                lines,
                shippedAt,
                last.sequence(),
                last.line().at());
    }

    private static LogLine overflow(LogLine before, long dropped, Instant since) {
        String text = "Error L10 (output buffer overflow): %d messages dropped since %s.".formatted(dropped, since);
        return new LogLine(before.appId(), before.at(), "heroku", "logplex", text);
    }
}
