package dev.slipway.platform.http;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Heroku's {@code Range} header asks for: {@code name a..m; max=15, order=desc}. Brackets that open away from a bound
 * leave it out: {@code ]a..m[}. The separators vary from client to client, so they are read leniently.
 *
 * @param field empty for the list's own order
 * @param from empty for the beginning
 * @param to empty for the end
 * @param max the page's size, from 1 to 1000
 */
record RangeHeader(
        String field, String from, boolean afterFrom, String to, boolean beforeTo, int max, boolean descending) {
    private static final int DEFAULT_MAX = 200;
    private static final int LARGEST_MAX = 1000;
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\w*)\\s*([\\[\\]]?)([^;,\\s]*?)\\s*\\.\\.\\s*([^;,\\s]*?)([\\[\\]]?)\\s*([;,].*)?");
    private static final Pattern NUMBER = Pattern.compile("0*[1-9]\\d*");

    static RangeHeader parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new RangeHeader("", "", false, "", false, DEFAULT_MAX, false);
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            throw unreadable(header, "it has no '..' between its bounds, or more than a field and bounds");
        }
        int max = DEFAULT_MAX;
        boolean descending = false;
        for (String option : (form.group(6) == null ? "" : form.group(6)).split("[;,]")) {
            String[] pair = option.strip().split("\\s*=\\s*", 2);
            String value = pair.length == 2 ? pair[1] : "";
            switch (pair[0]) {
                case "max" -> max = max(header, value);
                case "order" -> descending = descending(header, value);
                default -> {} // Heroku's clients send more than this; it means nothing here.
            }
        }
        return new RangeHeader(
                form.group(1),
                form.group(3),
                form.group(2).equals("]"),
                form.group(4),
                form.group(5).equals("["),
                max,
                descending);
    }

    static SlipwayException unreadable(String range, String why) {
        return new SlipwayException(new Problem.BadRequest(
                "The Range header '%s' can't be read: %s. Ask for 'id ..; max=200', for instance."
                        .formatted(range, why)));
    }

    private static int max(String header, String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw unreadable(header, "max is a number from 1 to " + LARGEST_MAX);
        }
        return value.length() > 4 ? LARGEST_MAX : Math.min(Integer.parseInt(value), LARGEST_MAX);
    }

    private static boolean descending(String header, String value) {
        return switch (value) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw unreadable(header, "order is asc or desc");
        };
    }
}
