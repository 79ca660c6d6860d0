package dev.slipway.cli.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** When a certificate ends, and whether that is soon. */
public final class Expiry {
    private static final Duration SOON = Duration.ofDays(30);
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Expiry() {}

    /** What to tell of one that somebody must replace soon, such as {@code oslo-1 expires in 12 days}. */
    public static Optional<String> warning(JsonNode endpoint, Instant now) {
        if (Details.managed(endpoint)) {
            return Optional.empty();
        }
        return end(endpoint).filter(end -> end.isBefore(now.plus(SOON))).map(end -> {
            String name = endpoint.path("name").asText();
            return end.isBefore(now)
                    ? name + " expired at " + FORM.format(end)
                    : name + " expires in " + days(Duration.between(now, end).toDays());
        });
    }

    /** The API's time in words; what is not a time is shown as it is. */
    static String shown(JsonNode time) {
        try {
            return FORM.format(Instant.parse(time.asText()));
        } catch (DateTimeParseException e) {
            return time.asText();
        }
    }

    private static Optional<Instant> end(JsonNode endpoint) {
        try {
            return Optional.of(
                    Instant.parse(endpoint.path("ssl_cert").path("expires_at").asText()));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
