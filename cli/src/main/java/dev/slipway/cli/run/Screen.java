package dev.slipway.cli.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The size of a terminal in characters. */
record Screen(int columns, int lines) {
    static final Screen DEFAULT = new Screen(80, 24);

    /** What the environment says, else what the terminal itself does. */
    static Screen size(Map<String, String> environment) {
        Screen own = ofTerminal();
        return new Screen(
                number(environment.get("COLUMNS"), own.columns()), number(environment.get("LINES"), own.lines()));
    }

    private static Screen ofTerminal() {
        String[] size = Stty.run("size").orElse("").split(" ");
        return size.length == 2
                ? new Screen(number(size[1], DEFAULT.columns()), number(size[0], DEFAULT.lines()))
                : DEFAULT;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : otherwise;
    }
}
