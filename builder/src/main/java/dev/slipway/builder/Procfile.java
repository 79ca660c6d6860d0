package dev.slipway.builder;

import dev.slipway.builder.layer.FileTree;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Procfile beside a Dockerfile. The buildpack of the same name reads it for all other apps, by the same rules and with
 * the same words.
 */
final class Procfile {
    private static final long MAX_BYTES = 64 * 1024;
    private static final String EXAMPLE =
            " A Procfile has a line for each process type, such as  web: node server.js  . Correct it, commit, and push again.";

    private Procfile() {}

    /** The process types of the app's Procfile; empty if it has none. */
    static Optional<SortedMap<String, String>> read(Path app) throws BuildFailedException, IOException {
        Path file = app.resolve("Procfile");
        if (!FileTree.isFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw BuildFailedException.byUser("Push rejected: the Procfile is longer than 64 KB.");
        }
        try {
            return Optional.of(parse(Files.readAllLines(file)));
        } catch (MalformedInputException e) {
            throw BuildFailedException.byUser("Push rejected: the Procfile is not UTF-8 text.%s", EXAMPLE);
        }
    }

    static SortedMap<String, String> parse(List<String> lines) throws BuildFailedException {
        SortedMap<String, String> commands = new TreeMap<>();
        Map<String, Integer> first = new HashMap<>();
        int number = 0;
        for (String raw : lines) {
            number++;
            String line = raw.startsWith("\uFEFF") ? raw.substring(1).strip() : raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw wrong(number, "no colon after the process type in '" + line + "'.");
            }
            String type = line.substring(0, colon).strip();
            String command = line.substring(colon + 1).strip();
            if (!type.matches("[A-Za-z0-9_-]{1,128}")) {
                throw wrong(
                        number,
                        "'" + type
                                + "' is not a process type: use letters, digits, dashes and underscores, at most 128.");
            }
            if (command.isEmpty()) {
                throw wrong(number, "process type '" + type + "' has no command.");
            }
            Integer earlier = first.putIfAbsent(type, number);
            if (earlier != null) {
                throw wrong(number, "process type '" + type + "' is declared twice, first in line " + earlier + ".");
            }
            commands.put(type, command);
        }
        if (commands.isEmpty()) {
            throw BuildFailedException.byUser("Push rejected: the Procfile declares no process type.%s", EXAMPLE);
        }
        return commands;
    }

    private static BuildFailedException wrong(int line, String reason) {
        return BuildFailedException.byUser("Push rejected: Procfile line %d: %s%s", line, reason, EXAMPLE);
    }
}
