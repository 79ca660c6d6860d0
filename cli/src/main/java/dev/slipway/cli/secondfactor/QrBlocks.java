package dev.slipway.cli.secondfactor;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a QR code with half blocks, two rows of it in one line of text. What is light is drawn, which is right on dark
 * terminals; on light ones the code comes out inverted, which most cameras read too.
 */
final class QrBlocks {
    /** Around the code, in modules; an even number. */
    private static final int QUIET = 2;

    private QrBlocks() {}

    static String of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.LOW);
        return IntStream.iterate(-QUIET, row -> row < code.size + QUIET, row -> row + 2)
                .mapToObj(row -> line(code, row))
                .collect(Collectors.joining("\n"));
    }

    private static String line(QrCode code, int row) {
        return IntStream.range(-QUIET, code.size + QUIET)
                .mapToObj(column -> block(!code.getModule(column, row), !code.getModule(column, row + 1)))
                .collect(Collectors.joining());
    }

    private static String block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? "█" : "▀";
        }
        return lower ? "▄" : " ";
    }
}
