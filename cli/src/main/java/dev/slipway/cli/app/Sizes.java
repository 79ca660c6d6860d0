package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Numbers of bytes for people. */
final class Sizes {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final int STEP = 1024;

    private Sizes() {}

    /** Such as {@code 1.5 MB}; a dash for what is not known yet. */
    static String shown(JsonNode bytes) {
        if (!bytes.isNumber()) {
            return "-";
        }
        double size = bytes.asDouble();
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }
}
