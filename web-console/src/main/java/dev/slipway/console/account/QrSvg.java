package dev.slipway.console.account;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws a QR code. Dark on light in every colour scheme, since not every camera reads the inverse. */
final class QrSvg {
    /** What the standard wants to be empty around it, in modules. */
    private static final int QUIET = 4;

    private QrSvg() {}

    /** An element for the page; nothing of the text is in it as text. */
    static String of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        String squares =
                IntStream.range(0, code.size).mapToObj(row -> row(code, row)).collect(Collectors.joining());
        return """
                <svg class="qr" role="img" aria-label="QR code" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0,0h%dv%dh-%dz"/><path fill="#000" d="%s"/></svg>""".formatted(side, side, side, side, side, squares);
    }

    private static String row(QrCode code, int row) {
        return IntStream.range(0, code.size)
                .filter(column -> code.getModule(column, row))
                .mapToObj(column -> "M%d,%dh1v1h-1z".formatted(column + QUIET, row + QUIET))
                .collect(Collectors.joining());
    }
}
