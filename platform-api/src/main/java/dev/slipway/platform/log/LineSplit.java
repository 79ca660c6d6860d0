package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is longer than {@link LogLine#MAX_BYTES} in UTF-8 into several, never within a character. */
final class LineSplit {
    private static final int MAX_BYTES_OF_CHAR = 3;

    private LineSplit() {}

    static List<String> split(String text) {
        if (text.length() * (long) MAX_BYTES_OF_CHAR <= LogLine.MAX_BYTES) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int length = utf8Length(character);
            if (bytes + length > LogLine.MAX_BYTES) {
                parts.add(text.substring(start, i));
                start = i;
                bytes = 0;
            }
            bytes += length;
            i += Character.charCount(character);
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static int utf8Length(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
