package dev.slipway.cli.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes output on, but for the platform's last line, which tells the exit status. */
final class ExitStatusFilter {
    private static final byte[] MARK = "\uFFFF heroku-command-exit-status: ".getBytes(StandardCharsets.UTF_8);
    private static final Pattern STATUS = Pattern.compile("(\\d{1,3})\\s*");

    private final OutputStream output;
    private final ByteArrayOutputStream status = new ByteArrayOutputStream();
    private int matched;

    ExitStatusFilter(OutputStream output) {
        this.output = output;
    }

    void write(byte[] bytes, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            accept(bytes[i]);
        }
        output.flush();
    }

    private void accept(byte next) throws IOException {
        if (matched == MARK.length) {
            status.write(next);
        } else if (next == MARK[matched]) {
            matched++;
        } else {
            // No byte of the mark but the first is its first, so nothing that was held can begin another.
            output.write(MARK, 0, matched);
            matched = next == MARK[0] ? 1 : 0;
            if (matched == 0) {
                output.write(next);
            }
        }
    }

    /** After the end of the output; empty if the platform could not tell. */
    OptionalInt status() throws IOException {
        if (matched < MARK.length) {
            output.write(MARK, 0, matched);
            output.flush();
        }
        Matcher told = STATUS.matcher(status.toString(StandardCharsets.US_ASCII));
        return told.matches() ? OptionalInt.of(Integer.parseInt(told.group(1))) : OptionalInt.empty();
    }
}
