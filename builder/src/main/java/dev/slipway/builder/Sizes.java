package dev.slipway.builder;

import java.util.Locale;

/** Bytes as Heroku writes them: {@code 36.3M}, {@code 812K}. */
final class Sizes {
    private static final long KILO = 1024;

    private Sizes() {}

    static String words(long bytes) {
        if (bytes < KILO * KILO) {
            return (bytes + KILO - 1) / KILO + "K";
        }
        return String.format(Locale.ROOT, "%.1fM", (double) bytes / (KILO * KILO));
    }
}
