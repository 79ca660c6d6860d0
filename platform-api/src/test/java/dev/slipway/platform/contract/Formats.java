package dev.slipway.platform.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The formats and patterns that the schema uses for texts. */
final class Formats {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

    private Formats() {}

    /** A format that is not known here holds for nothing, so that a newer table can't pass unchecked. */
    static boolean holds(String format, String text) {
        return switch (format) {
            case "uuid" -> UUID.matcher(text).matches();
            case "email" -> EMAIL.matcher(text).matches();
            case "ipv4" -> IPV4.matcher(text).matches();
            case "uri" -> uri(text);
            case "date-time" -> text.endsWith("Z") && parses(() -> OffsetDateTime.parse(text));
            case "date" -> parses(() -> LocalDate.parse(text));
            default -> false;
        };
    }

    /** Two patterns fix Heroku's own hosts; an installation has its own in their place. */
    static boolean matches(String pattern, String text) {
        String here = pattern.replace("https://git\\.heroku\\.com/", "https?://[^/]+/")
                .replace("[a-z][a-z0-9-]{3,43}\\.herokuapp\\.com", "[^/]+");
        return Pattern.compile(here).matcher(text).find();
    }

    private static boolean uri(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
