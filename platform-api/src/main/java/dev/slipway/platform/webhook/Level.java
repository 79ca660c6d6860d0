package dev.slipway.platform.webhook;

import dev.slipway.model.error.SlipwayException;
import java.util.Arrays;
import java.util.Locale;

/** How hard a webhook tries. */
public enum Level {
    /** A few times, in no order. */
    NOTIFY,
    /** For long, each notification after the one before. */
    SYNC;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> SlipwayException.invalid("level is notify or sync, not '%s'.", word));
    }
}
