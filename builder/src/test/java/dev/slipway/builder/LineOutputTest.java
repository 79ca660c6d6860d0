package dev.slipway.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineOutputTest {
    private final List<String> lines = new ArrayList<>();

    private void write(byte[]... pieces) {
        try (LineOutput output = new LineOutput(lines::add)) {
            for (byte[] piece : pieces) {
                output.write(piece, 0, piece.length);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void joinsWhatComesInPiecesAndPassesOnALastLineWithoutItsEnd() {
        write(bytes("fi"), bytes("rst\n\nse"), bytes("cond"));
        assertEquals(List.of("first", "", "second"), lines);
    }

    @Test
    void aCharacterMayComeInTwoPieces() {
        byte[] euro = bytes("\u20ac\n");
        write(new byte[] {euro[0]}, new byte[] {euro[1], euro[2], euro[3]});
        assertEquals(List.of("\u20ac"), lines);
    }

    @Test
    void cutsLongLinesBetweenCharacters() {
        String line = "x" + "\u20ac".repeat(7_000);
        write(bytes(line));
        assertEquals(line, String.join("", lines));
        assertEquals(3, lines.size());
    }

    @Test
    void whatIsNoTextIsCutToo() {
        byte[] continuations = new byte[50_000];
        Arrays.fill(continuations, (byte) 0x80);
        write(continuations);
        assertTrue(lines.size() >= 4, "pieces: " + lines.size());
    }
}
