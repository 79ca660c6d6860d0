package dev.slipway.cli.completion;

import java.util.List;

/**
 * What can be typed after {@code slipway}.
 *
 * @param name the command
 * @param takesTypes whether its arguments are process types
 */
public record Words(String name, String summary, List<OptionWord> options, boolean takesTypes) {

    /** @param value what follows the option; empty if nothing does */
    public record OptionWord(String name, String description, String value) {
        boolean takesApp() {
            return value.equals("APP");
        }
    }
}
