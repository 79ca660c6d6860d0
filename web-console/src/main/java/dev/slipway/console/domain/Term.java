package dev.slipway.console.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a certificate is still good for.
 *
 * @param daysLeft whole ones; negative once it has expired
 */
record Term(Instant end, long daysLeft) {
    /** To ask an authority for another one takes days, and weeks where people have to be asked. */
    private static final long SHORT_DAYS = 21;

    static Term until(Instant end, Instant now) {
        long days = Duration.between(now, end).toDays();
        return new Term(end, end.isAfter(now) ? days : Math.min(days, -1));
    }

    public boolean expired() {
        return daysLeft < 0;
    }

    public boolean isShort() {
        return daysLeft < SHORT_DAYS;
    }

    /** Of the style sheet. */
    public String state() {
        if (expired()) {
            return "failed";
        }
        return isShort() ? "pending" : "up";
    }

    public String words() {
        if (expired()) {
            return "expired";
        }
        return daysLeft == 1 ? "1 day left" : daysLeft + " days left";
    }
}
