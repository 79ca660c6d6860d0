package dev.slipway.platform.activity;

import dev.slipway.model.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** How many events one answer may hold. */
final class AuditLimit {
    private static final int DEFAULT = 100;
    private static final int MOST = 1000;

    private AuditLimit() {}

    static int of(@Nullable Integer given) {
        if (given == null) {
            return DEFAULT;
        }
        if (given < 1 || given > MOST) {
            throw SlipwayException.invalid("limit is a number from 1 to %d.", MOST);
        }
        return given;
    }
}
