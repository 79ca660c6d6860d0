package dev.slipway.platform.http;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Heroku's paging by the {@code Range} header: {@code version 3..; max=15, order=desc}. The separators vary from client
 * to client and are read leniently. More to come is 206 with {@code Next-Range}.
 */
public final class Ranges {
    private static final int DEFAULT_MAX = 200;
    private static final int LARGEST_MAX = 1000;
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\w+)\\s*(\\]?)([^.;,\\s]*)\\s*\\.\\.\\s*([^;,\\s]*?)(\\[?)\\s*(?:[;,].*)?");
    private static final Pattern MAX = Pattern.compile("\\bmax\\s*=\\s*(\\d{1,6})");
    private static final Pattern DESCENDING = Pattern.compile("\\border\\s*=\\s*desc\\b");

    private Ranges() {}

    /**
     * One page of a list.
     *
     * @param field the one field that the list is sorted by, such as {@code version}
     * @param key an item's value of that field, in text that sorts as the list does
     */
    public static <T, K extends Comparable<K>> Response page(
            @Nullable String header, List<T> items, String field, Function<T, K> key, Function<String, K> read) {
        Request<K> range = parse(header, field, read);
        Comparator<T> order = Comparator.comparing(key);
        List<T> wanted = items.stream()
                .filter(item -> range.holds(key.apply(item)))
                .sorted(range.descending() ? order.reversed() : order)
                .toList();
        List<T> page = wanted.stream().limit(range.max()).toList();
        boolean more = page.size() < wanted.size();
        Response.ResponseBuilder response =
                Response.status(more ? 206 : 200).entity(page).header("Accept-Ranges", field);
        if (!page.isEmpty()) {
            K first = key.apply(page.getFirst());
            K last = key.apply(page.getLast());
            response.header("Content-Range", "%s %s..%s; max=%d".formatted(field, first, last, range.max()));
            if (more) {
                String next = range.descending() ? "%s ..%s[; max=%d, order=desc" : "%s ]%s..; max=%d";
                response.header("Next-Range", next.formatted(field, last, range.max()));
            }
        }
        return response.build();
    }

    private static <K extends Comparable<K>> Request<K> parse(
            @Nullable String header, String field, Function<String, K> read) {
        if (header == null || header.isBlank()) {
            return new Request<>(null, false, null, false, DEFAULT_MAX, false);
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches() || !(form.group(1).equals(field) || form.group(1).equals("id"))) {
            throw new SlipwayException(new Problem.BadRequest(
                    "Range '%s' can't be read. Ask for '%s ..; max=200, order=desc', for instance."
                            .formatted(header, field)));
        }
        Matcher max = MAX.matcher(header);
        int limit = max.find() ? Math.min(Integer.parseInt(max.group(1)), LARGEST_MAX) : DEFAULT_MAX;
        boolean bounded = form.group(1).equals(field);
        return new Request<>(
                bounded ? bound(form.group(3), read) : null,
                !form.group(2).isEmpty(),
                bounded ? bound(form.group(4), read) : null,
                !form.group(5).isEmpty(),
                Math.max(limit, 1),
                DESCENDING.matcher(header).find());
    }

    private static <K> @Nullable K bound(String text, Function<String, K> read) {
        try {
            return text.isEmpty() ? null : read.apply(text);
        } catch (RuntimeException unreadable) {
            throw new SlipwayException(new Problem.BadRequest("Range bound '" + text + "' can't be read."), unreadable);
        }
    }

    private record Request<K extends Comparable<K>>(
            @Nullable K from,
            boolean fromExclusive,
            @Nullable K to,
            boolean toExclusive,
            int max,
            boolean descending) {
        boolean holds(K key) {
            boolean above = from == null || key.compareTo(from) > (fromExclusive ? 0 : -1);
            boolean below = to == null || key.compareTo(to) < (toExclusive ? 0 : 1);
            return above && below;
        }
    }
}
