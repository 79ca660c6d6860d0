package dev.slipway.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.failure.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** What a command in a dyno is made of, as it is given on a command line. */
final class Words {
    private Words() {}

    /** One word may be a whole command line; several are its words. */
    static String commandLine(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : words.stream().map(Words::quoted).collect(Collectors.joining(" "));
    }

    /** Puts variables, given as {@code NAME=VALUE} and with semicolons between, into an object. */
    static void putVariables(List<String> given, ObjectNode env) {
        for (String several : given) {
            for (String variable : several.split(";")) {
                int equals = variable.indexOf('=');
                if (equals < 1) {
                    throw new UsageException("--env takes NAME=VALUE, not " + variable + ".");
                }
                env.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
    }

    private static String quoted(String word) {
        return word.matches("[-\\w@%+=:,./]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
