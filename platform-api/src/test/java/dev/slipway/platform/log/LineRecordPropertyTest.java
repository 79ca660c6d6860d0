package dev.slipway.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.model.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class LineRecordPropertyTest {
    private static final UUID APP = UUID.randomUUID();

    @Property
    void anyLineComesBackAsItWas(
            @ForAll @LongRange(min = 1) long sequence,
            @ForAll @LongRange(min = -62_000_000_000L, max = 250_000_000_000L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano,
            @ForAll("texts") String source,
            @ForAll("texts") String process,
            @ForAll("texts") String text) {
        Instant at = Instant.ofEpochSecond(second, nano);
        StoredLine stored = new StoredLine(sequence, new LogLine(APP, at, source, process, text));
        StringBuilder out = new StringBuilder();
        LineRecord.encode(stored, out);
        String onDisk = new String(out.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String record = onDisk.substring(0, onDisk.length() - 1);
        assertFalse(record.contains("\n"));
        assertEquals(stored, LineRecord.decode(APP, record));
    }

    @Property
    void noTextBreaksTheReader(@ForAll("texts") String record) {
        LineRecord.decode(APP, record);
        StreamPosition.decode(record);
        Escapes.undo(record);
    }

    @Property
    void noBytesBreakTheScan(@ForAll byte[] bytes) {
        SegmentScan.of(bytes);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> tricky =
                Arbitraries.of('\\', 'n', 'u', ' ', '\n', '\r', '\t', '\0', '\u001b', '0', '\ud83d', '\udea2', '=');
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(50),
                tricky.list().ofMaxSize(20).map(list -> {
                    StringBuilder text = new StringBuilder();
                    list.forEach(text::append);
                    return text.toString();
                }));
    }
}
