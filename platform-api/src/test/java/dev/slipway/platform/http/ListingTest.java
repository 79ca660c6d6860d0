package dev.slipway.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.model.error.SlipwayException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final Listing<Item> LIST = Listing.of(Item::id)
            .by("version", Item::version, Integer::valueOf)
            .by("name", Item::name)
            .byTime("created_at", Item::createdAt);

    /** Two neighbours share a time. */
    record Item(UUID id, int version, String name, Instant createdAt) {
        static Item number(int number) {
            return new Item(
                    new UUID(-number, number), number, "n" + number, Instant.ofEpochSecond(1_000_000 + number / 2));
        }
    }

    @Test
    void aListThatFitsIsAnsweredWhole() {
        Response response = LIST.page(null, items(3));
        assertEquals(200, response.getStatus());
        assertEquals("id, version, name, created_at", response.getHeaderString("Accept-Ranges"));
        assertEquals("version 1..3; max=200", response.getHeaderString("Content-Range"));
        assertNull(response.getHeaderString("Next-Range"));
    }

    @Test
    void anEmptyListHasNoContentRange() {
        Response response = LIST.page("id ..", List.of());
        assertEquals(200, response.getStatus());
        assertNull(response.getHeaderString("Content-Range"));
    }

    @Test
    void boundsAreInclusiveUnlessTheirBracketsSayOtherwise() {
        assertEquals(List.of(2, 3, 4), versions(LIST.page("version 2..4", items(5))));
        assertEquals(List.of(3), versions(LIST.page("version ]2..4[", items(5))));
        assertEquals(List.of(4, 3), versions(LIST.page("version ]2..4; order=desc", items(5))));
        assertEquals(List.of(), versions(LIST.page("version 4..2", items(5))));
    }

    @Test
    void theNextRangeKeepsTheOtherBound() {
        assertEquals(
                "version ]2..4[; max=2",
                LIST.page("version 1..4[; max=2", items(5)).getHeaderString("Next-Range"));
        assertEquals(
                "version ]1..4[; max=2, order=desc",
                LIST.page("version ]1..; max=2, order=desc", items(5)).getHeaderString("Next-Range"));
    }

    @Test
    void timesMayHaveAnOffset() {
        List<Integer> all = versions(LIST.page("created_at 1970-01-12T13:46:41Z..", items(5)));
        assertEquals(List.of(2, 3, 4, 5), all.stream().sorted().toList());
        assertEquals(all, versions(LIST.page("created_at 1970-01-12T15:46:41+02:00..", items(5))));
    }

    @Test
    void refusesAFieldThatTheListIsNotSortedByAndABoundThatIsNoValue() {
        assertThrows(SlipwayException.class, () -> LIST.page("colour ..", items(1)));
        assertThrows(SlipwayException.class, () -> LIST.page("version x..", items(1)));
        assertThrows(SlipwayException.class, () -> LIST.page("created_at yesterday..", items(1)));
    }

    @Property(tries = 200)
    void followingNextRangeGivesEachItemOnce(
            @ForAll @IntRange(max = 30) int size,
            @ForAll @IntRange(min = 1, max = 7) int max,
            @ForAll @IntRange(max = 3) int field,
            @ForAll boolean descending) {
        String name = List.of("id", "version", "name", "created_at").get(field);
        String range = name + " ..; max=" + max + (descending ? ", order=desc" : "");
        List<Integer> seen = new ArrayList<>();
        @Nullable String next = range;
        while (next != null) {
            Response response = LIST.page(next, items(size));
            seen.addAll(versions(response));
            next = response.getHeaderString("Next-Range");
            assertEquals(next == null ? 200 : 206, response.getStatus());
        }
        assertEquals(versions(LIST.page(range.replaceFirst("max=\\d+", "max=1000"), items(size))), seen);
        assertEquals(size, seen.stream().distinct().count());
    }

    private static List<Item> items(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(Item::number).toList();
    }

    private static List<Integer> versions(Response response) {
        List<?> page = (List<?>) response.getEntity();
        return page.stream().map(item -> ((Item) item).version()).toList();
    }
}
