package dev.slipway.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Times as Heroku's client writes them: {@code 2026/11/25 10:00:00 +0000 (~ 2m ago)}. */
public final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss xx");

    private Times() {}

    /** A time to come. */
    public static String at(Instant time, ZoneId zone) {
        return FORM.format(time.atZone(zone));
    }

    /** The API's time in words; what is not a time is shown as it is. */
    public static String withAge(String isoTime, Instant now, ZoneId zone) {
        Instant time;
        try {
            time = Instant.parse(isoTime);
        } catch (DateTimeParseException e) {
            return isoTime;
        }
        return at(time, zone) + " (~ " + age(Duration.between(time, now)) + " ago)";
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        if (age.toMinutes() > 0) {
            return age.toMinutes() + "m";
        }
        return Math.max(0, age.toSeconds()) + "s";
    }
}
