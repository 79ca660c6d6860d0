package dev.slipway.e2e;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands of Heroku's CLI that {@link HerokuTest} doesn't try, and why.
 *
 * @param names a star stands for any characters
 */
record HerokuLeftOut(List<String> names, String reason) {
    static List<HerokuLeftOut> all() throws IOException {
        return HerokuCommand.lines("left-out.txt").stream()
                .map(line -> line.split(" \\| "))
                .map(columns -> new HerokuLeftOut(List.of(columns[0].split(" ")), columns[1]))
                .toList();
    }

    boolean has(String command) {
        return names.stream().anyMatch(name -> matches(name, command));
    }

    static boolean matches(String name, String command) {
        String expression =
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return command.matches(expression);
    }

    String shown() {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
