package dev.slipway.platform.http;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that clients page through by the {@code Range} header, as on Heroku. An endpoint declares once by which fields;
 * the first is the list's own order, and {@code id} is always among them. More to come is 206 with {@code Next-Range}.
 * Immutable.
 *
 * <p>Items may share a value, such as a time. A page that ends between two of those says so in {@code Next-Range}, as
 * {@code VALUE~ID}, so that none is lost and none comes twice.
 */
public final class Listing<T> {
    private final Field<T, String> id;
    private final List<Field<T, ?>> fields;

    private Listing(Field<T, String> id, List<Field<T, ?>> fields) {
        this.id = id;
        this.fields = fields;
    }

    /** Sorted by id, until {@code by} says otherwise. */
    public static <T> Listing<T> of(Function<T, UUID> id) {
        return new Listing<>(
                new Field<>("id", item -> id.apply(item).toString(), text -> text.toLowerCase(Locale.ROOT)), List.of());
    }

    public Listing<T> by(String field, Function<T, String> value) {
        return by(field, value, Function.identity());
    }

    public Listing<T> byTime(String field, Function<T, Instant> value) {
        return by(field, value, text -> OffsetDateTime.parse(text).toInstant());
    }

    /** @param read makes a value of its text, or throws a {@link RuntimeException} if it is none */
    public <K extends Comparable<K>> Listing<T> by(String field, Function<T, K> value, Function<String, K> read) {
        return new Listing<>(
                id,
                Stream.concat(fields.stream(), Stream.of(new Field<>(field, value, read)))
                        .toList());
    }

    public Response page(@Nullable String header, List<T> items) {
        return page(header, items, Function.identity());
    }

    /** @param view is asked for the items of the page only */
    public <V> Response page(@Nullable String header, List<T> items, Function<T, V> view) {
        RangeHeader range = RangeHeader.parse(header);
        return page(range, field(range.field()), items, view);
    }

    private <K extends Comparable<K>, V> Response page(
            RangeHeader range, Field<T, K> field, List<T> items, Function<T, V> view) {
        Position<K> from = field.position(range.from());
        Position<K> to = field.position(range.to());
        Comparator<Position<K>> order = Comparator.naturalOrder();
        List<Placed<T, K>> wanted = items.stream()
                .map(item -> new Placed<>(item, new Position<>(field.value.apply(item), id.value.apply(item))))
                .filter(placed -> from == null || placed.at.compareTo(from) >= (range.afterFrom() ? 1 : 0))
                .filter(placed -> to == null || placed.at.compareTo(to) <= (range.beforeTo() ? -1 : 0))
                .sorted(Comparator.comparing(Placed::at, range.descending() ? order.reversed() : order))
                .toList();
        List<Placed<T, K>> page = wanted.stream().limit(range.max()).toList();
        boolean more = page.size() < wanted.size();
        Response.ResponseBuilder response = Response.status(more ? 206 : 200)
                .entity(page.stream().map(placed -> view.apply(placed.item)).toList())
                .header("Accept-Ranges", names());
        if (!page.isEmpty()) {
            response.header(
                    "Content-Range",
                    "%s %s..%s; max=%d"
                            .formatted(field.name, page.getFirst().at.key, page.getLast().at.key, range.max()));
        }
        if (more) {
            Position<K> last = page.getLast().at;
            boolean shared = wanted.get(page.size()).at.key.compareTo(last.key) == 0;
            response.header("Next-Range", next(range, field.name, shared ? last.toString() : last.key.toString()));
        }
        return response.build();
    }

    private static String next(RangeHeader range, String field, String last) {
        return range.descending()
                ? "%s %s%s..%s[; max=%d, order=desc"
                        .formatted(field, range.afterFrom() ? "]" : "", range.from(), last, range.max())
                : "%s ]%s..%s%s; max=%d".formatted(field, last, range.to(), range.beforeTo() ? "[" : "", range.max());
    }

    private Field<T, ?> field(String name) {
        if (name.isEmpty() && !fields.isEmpty()) {
            return fields.getFirst();
        }
        return Stream.concat(Stream.of(id), fields.stream())
                .filter(field -> name.isEmpty() || field.name.equals(name))
                .findFirst()
                .orElseThrow(() -> RangeHeader.unreadable(name + " ..", "this list is sorted by " + names()));
    }

    private String names() {
        return Stream.concat(Stream.of(id), fields.stream())
                .map(field -> field.name)
                .collect(Collectors.joining(", "));
    }

    private record Placed<T, K extends Comparable<K>>(T item, Position<K> at) {}

    /** Where an item stands, or a bound; a bound without an id stands for all items of its key. */
    private record Position<K extends Comparable<K>>(
            K key, @Nullable String id) implements Comparable<Position<K>> {
        private static final char SEPARATOR = '~';

        @Override
        public int compareTo(Position<K> other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 || id == null || other.id == null ? byKey : id.compareTo(other.id);
        }

        @Override
        public String toString() {
            return id == null ? key.toString() : "" + key + SEPARATOR + id;
        }
    }

    private record Field<T, K extends Comparable<K>>(String name, Function<T, K> value, Function<String, K> read) {
        @Nullable
        Position<K> position(String text) {
            if (text.isEmpty()) {
                return null;
            }
            int separator = text.lastIndexOf(Position.SEPARATOR);
            try {
                return separator < 0
                        ? new Position<>(read.apply(text), null)
                        : new Position<>(read.apply(text.substring(0, separator)), text.substring(separator + 1));
            } catch (RuntimeException noValue) {
                throw RangeHeader.unreadable(name + " " + text + "..", "'" + text + "' is no value of " + name);
            }
        }
    }
}
