package dev.slipway.platform.log;

import org.jspecify.annotations.Nullable;

/**
 * Makes any text fit on one line of a segment: backslash, control characters but tab, and halves of surrogate pairs
 * (which UTF-8 can't hold) are written as escapes, all else as it is.
 */
final class Escapes {
    private Escapes() {}

    /** Text that ends its record, in which spaces may stand. */
    static void text(String text, StringBuilder out) {
        escape(text, out, false);
    }

    /** A field that is followed by others, in which spaces are escaped. */
    static void word(String word, StringBuilder out) {
        escape(word, out, true);
    }

    private static void escape(String text, StringBuilder out, boolean spaces) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == '\\' || (c < ' ' && c != '\t') || c == '\u007f' || Character.isSurrogate(c)) {
                out.append(text, plain, i);
                one(c, out);
                plain = i + 1;
            } else if (spaces && c == ' ') {
                out.append(text, plain, i);
                one(c, out);
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length());
    }

    private static void one(char c, StringBuilder out) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> {
                String hex = Integer.toHexString(c);
                out.append("\\u").repeat('0', 4 - hex.length()).append(hex);
            }
        }
    }

    /** The text before it was escaped; null if an escape is broken. */
    static @Nullable String undo(String escaped) {
        int next = escaped.indexOf('\\');
        if (next < 0) {
            return escaped;
        }
        StringBuilder out = new StringBuilder(escaped.length());
        int plain = 0;
        while (next >= 0) {
            out.append(escaped, plain, next);
            int length = append(escaped, next, out);
            if (length == 0) {
                return null;
            }
            plain = next + length;
            next = escaped.indexOf('\\', plain);
        }
        return out.append(escaped, plain, escaped.length()).toString();
    }

    /** Appends what the escape at {@code start} stands for, and returns the escape's length; 0 if it is none. */
    private static int append(String escaped, int start, StringBuilder out) {
        if (start + 1 >= escaped.length()) {
            return 0;
        }
        switch (escaped.charAt(start + 1)) {
            case '\\' -> out.append('\\');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 'u' -> {
                if (start + 6 > escaped.length()) {
                    return 0;
                }
                int c = hex(escaped, start + 2);
                if (c < 0) {
                    return 0;
                }
                out.append((char) c);
                return 6;
            }
            default -> {
                return 0;
            }
        }
        return 2;
    }

    private static int hex(String text, int start) {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
