package dev.slipway.model.app;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Argument vectors, such as an image says its ENTRYPOINT and CMD, as the shell commands that releases hold. */
public final class ShellCommand {
    private static final Set<String> SHELLS = Set.of("sh", "/bin/sh");

    private ShellCommand() {}

    /** A command for {@code sh -c} that runs these words; a vector that is {@code sh -c COMMAND} gives COMMAND itself. */
    public static String of(List<String> words) {
        if (words.size() == 3 && SHELLS.contains(words.get(0)) && words.get(1).equals("-c")) {
            return words.get(2);
        }
        return words.stream().map(ShellCommand::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
