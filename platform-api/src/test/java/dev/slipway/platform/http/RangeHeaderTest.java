package dev.slipway.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeHeaderTest {
    @Test
    void readsTheDialectsOfHerokusClients() {
        assertEquals(range("id", "", false, "", false, 1000, false), RangeHeader.parse("id ..; max=1000;"));
        assertEquals(
                range("name", "", false, "", false, 1000, false), RangeHeader.parse("name ..; order=asc,max=1000"));
        assertEquals(
                range("version", "", false, "", false, 15, true), RangeHeader.parse("version ..; order=desc,max=15"));
        assertEquals(
                range("version", "", false, "", false, 15, true), RangeHeader.parse("version ..; max=15, order=desc"));
        assertEquals(range("id", "a", true, "", false, 200, false), RangeHeader.parse("id ]a.."));
        assertEquals(range("id", "a", true, "m", true, 200, false), RangeHeader.parse("id ]a..m["));
        assertEquals(range("id", "a", false, "m", false, 200, false), RangeHeader.parse("id [a..m]"));
        assertEquals(range("", "a", true, "", false, 200, false), RangeHeader.parse("]a.."));
        assertEquals(range("id", "", false, "", false, 200, false), RangeHeader.parse("id .., unit=pages"));
    }

    @Test
    void readsBoundsWithDotsAndColons() {
        assertEquals(
                range("created_at", "2026-01-02T03:04:05.678Z", true, "", false, 2, false),
                RangeHeader.parse("created_at ]2026-01-02T03:04:05.678Z..; max=2"));
        assertEquals(
                range("hostname", "www.example.com", false, "x.example.com", false, 200, false),
                RangeHeader.parse("hostname www.example.com..x.example.com"));
    }

    @Test
    void asksForAPageOfTwoHundredWithoutAHeader() {
        assertEquals(range("", "", false, "", false, 200, false), RangeHeader.parse(null));
        assertEquals(range("", "", false, "", false, 200, false), RangeHeader.parse(" "));
    }

    @Test
    void givesAtMostAThousand() {
        assertEquals(1000, RangeHeader.parse("id ..; max=1001").max());
        assertEquals(1000, RangeHeader.parse("id ..; max=99999999999999999999").max());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-99",
                "id",
                "id a b..",
                "..a..b c",
                "id ..; max=0",
                "id ..; max=-1",
                "id ..; max=many",
                "id ..; max",
                "id ..; order=up"
            })
    void refusesWhatIsNoRangeAndSaysHowToAsk(String header) {
        String message = assertThrows(SlipwayException.class, () -> RangeHeader.parse(header))
                .getMessage();
        assertTrue(message.contains("id ..; max=200"), message);
    }

    @Property
    void neverFailsOtherwise(@ForAll String header) {
        try {
            int max = RangeHeader.parse(header).max();
            assertTrue(max >= 1 && max <= 1000);
        } catch (SlipwayException refused) {
            assertEquals("bad_request", refused.problem().code());
        }
    }

    private static RangeHeader range(
            String field, String from, boolean afterFrom, String to, boolean beforeTo, int max, boolean descending) {
        return new RangeHeader(field, from, afterFrom, to, beforeTo, max, descending);
    }
}
