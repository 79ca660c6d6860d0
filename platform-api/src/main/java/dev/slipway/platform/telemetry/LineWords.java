package dev.slipway.platform.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code key=value key="quoted \"value\""}, as the router writes its lines and nodes their samples. What is no pair is
 * skipped; a quoted value that doesn't end, as in a line that was split, ends the reading.
 */
final class LineWords {
    private static final int HEX_DIGITS = 4;

    private final String line;
    private int at;

    private LineWords(String line) {
        this.line = line;
    }

    /** In the line's order; of a key that comes twice, the first. */
    static Map<String, String> of(String line) {
        return new LineWords(line).read();
    }

    private Map<String, String> read() {
        Map<String, String> words = new LinkedHashMap<>();
        while (at < line.length()) {
            int end = line.indexOf(' ', at);
            int equals = line.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            if (end >= 0 && end < equals) {
                at = end + 1;
                continue;
            }
            String key = line.substring(at, equals);
            at = equals + 1;
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            String value = quoted ? quoted() : bare();
            if (value == null) {
                break;
            }
            words.putIfAbsent(key, value);
        }
        return words;
    }

    private String bare() {
        int end = line.indexOf(' ', at);
        String value = line.substring(at, end < 0 ? line.length() : end);
        at = end < 0 ? line.length() : end + 1;
        return value;
    }

    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                at = Math.min(line.length(), at + 2);
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        return null;
    }

    /** The character after a backslash, or of its number. */
    private char escaped() {
        if (++at >= line.length()) {
            return '\\';
        }
        char c = line.charAt(at);
        if (c != 'u' || at + HEX_DIGITS >= line.length()) {
            return c;
        }
        try {
            char unit = (char) Integer.parseInt(line.substring(at + 1, at + 1 + HEX_DIGITS), 16);
            at += HEX_DIGITS;
            return unit;
        } catch (NumberFormatException plain) {
            return c;
        }
    }
}
