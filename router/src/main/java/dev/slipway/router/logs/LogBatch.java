package dev.slipway.router.logs;

import java.time.Instant;
import java.util.Arrays;

/**
 * Lines in the form in which they are sent: a JSON object a line. Bound in lines and in bytes, but never empty for the
 * size of its first line. Used by one thread; its memory is used again.
 */
final class LogBatch {
    /** JSON's names and quotes, an id and a moment. */
    private static final int FRAME = 128;

    /** A character of the text becomes two at most: it is printable ASCII, and JSON escapes two of those. */
    private static final int EXPANSION = 2;

    private final int mostLines;
    private final int mostBytes;
    private final StringBuilder text = new StringBuilder(512);
    private byte[] bytes = new byte[64 * 1024];
    private int length;
    private int lines;
    private long weight;
    private long second = Long.MIN_VALUE;
    private String secondText = "";

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
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        lines = 0;
        weight = 0;
        length = 0;
    }

    /** Adds a line; without any effect, and false, if the batch would be too large with it. */
    boolean add(RequestLine line) {
        int before = length;
        text.setLength(0);
        line.appendTo(text);
        ensure(length + FRAME + text.length() * EXPANSION);
        raw("{\"appId\":\"");
        raw(line.appId().toString());
        raw("\",\"at\":\"");
        raw(secondOf(line.at()));
        fraction(line.at().getNano() / 1000);
        raw("Z\",\"text\":\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                bytes[length++] = '\\';
            }
            bytes[length++] = (byte) c;
        }
        raw("\"}\n");
        if (lines > 0 && length > mostBytes) {
            length = before;
            return false;
        }
        lines++;
        weight += line.weight();
        return true;
    }

    /** The moment up to its second; most lines have that of the line before. */
    private String secondOf(Instant at) {
        if (at.getEpochSecond() != second) {
            second = at.getEpochSecond();
            String whole = Instant.ofEpochSecond(second).toString();
            secondText = whole.substring(0, whole.length() - 1);
        }
        return secondText;
    }

    private void fraction(int micros) {
        bytes[length] = '.';
        int rest = micros;
        for (int digit = 6; digit > 0; digit--) {
            bytes[length + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += 7;
    }

    @SuppressWarnings("deprecation") // The characters are ASCII, and this copies them without a decision on each.
    private void raw(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    private void ensure(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length * 2));
        }
    }
}
