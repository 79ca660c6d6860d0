package dev.slipway.cli.log;

import dev.slipway.cli.terminal.Terminal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints log lines; on a terminal the beginning of each has its dyno's colour. */
final class LogLines {
    private static final Pattern FORM =
            Pattern.compile("^(\\S+ [^\\[\\s]+\\[([-\\w]+)(?:\\.\\d+)?]:)(.*)$", Pattern.DOTALL);
    private static final int[] COLOURS = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

    private final Terminal terminal;

    LogLines(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(String line) {
        Matcher matcher = FORM.matcher(line);
        if (terminal.coloured() && matcher.matches()) {
            int colour = COLOURS[Math.floorMod(matcher.group(2).hashCode(), COLOURS.length)];
            terminal.print("\u001b[" + colour + "m" + matcher.group(1) + "\u001b[0m" + matcher.group(3));
        } else {
            terminal.print(line);
        }
    }
}
