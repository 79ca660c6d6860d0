package dev.slipway.router.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines in the form in which they are sent: a JSON object a line. Bound in lines and in bytes, but never empty for the
 * size of its first line. Used by one thread; its memory is used again.
 */
final class LogBatch {
    private static final int LARGEST_FRACTION = 1_000_000;

    private final int mostLines;
    private final int mostBytes;
    /** Every character in it is printable ASCII, so that its length is one in bytes too. */
    private final StringBuilder json = new StringBuilder();

    private int lines;
    private long weight;
    private @Nullable UUID lastId;
    private String lastIdText = "";
    private long lastSecond = Long.MIN_VALUE;
    private String lastSecondText = "";

    LogBatch(int mostLines, int mostBytes) {
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
    }

    boolean full() {
        return lines >= mostLines;
    }

    int lines() {
        return lines;
    }

    /** The sum of its lines' weights. */
    long weight() {
        return weight;
    }

    byte[] toBytes() {
        return json.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    void clear() {
        lines = 0;
        weight = 0;
        json.setLength(0);
    }

    /** Adds a line; without any effect, and false, if the batch would be too large with it. */
    boolean add(RequestLine line) {
        int before = json.length();
        json.append("{\"appId\":\"").append(id(line.appId()));
        json.append("\",\"at\":\"").append(second(line.at()));
        fraction(line.at().getNano() / 1000);
        json.append("Z\",\"text\":\"");
        line.appendTo(json, RequestLine.Quotes.IN_JSON);
        json.append("\"}\n");
        if (lines > 0 && json.length() > mostBytes) {
            json.setLength(before);
            return false;
        }
        lines++;
        weight += line.weight();
        return true;
    }

    private String id(UUID app) {
        if (!app.equals(lastId)) {
            lastId = app;
            lastIdText = app.toString();
        }
        return lastIdText;
    }

    /** The moment up to its second; most lines have that of the line before. */
    private String second(Instant at) {
        if (at.getEpochSecond() != lastSecond) {
            lastSecond = at.getEpochSecond();
            String whole = Instant.ofEpochSecond(lastSecond).toString();
            lastSecondText = whole.substring(0, whole.length() - 1);
        }
        return lastSecondText;
    }

    /** Microseconds with all their six digits. */
    private void fraction(int micros) {
        int point = json.length();
        json.append(LARGEST_FRACTION + micros).setCharAt(point, '.');
    }
}
