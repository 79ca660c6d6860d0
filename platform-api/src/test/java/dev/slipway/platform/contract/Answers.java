package dev.slipway.platform.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the tests of this JVM were answered, link by link. It is kept in a file, because Quarkus loads the tests' classes
 * more than once and static fields would not be shared; a system property, which is, says that the file is this JVM's.
 */
final class Answers {
    private static final Path FILE = Path.of("target", "contract", "answers.txt");
    private static final String STARTED = "contract.answers";

    /** An answer was a success that the schema allows, or an error. */
    enum Kind {
        SUCCESS,
        ERROR
    }

    /** One answer: what it was, and the name of the link. */
    record Answer(Kind kind, String link) {}

    private Answers() {}

    static void add(Kind kind, Link link) {
        try {
            Files.writeString(file(), kind + " " + link.name() + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("could not note an answer in " + FILE.toAbsolutePath(), e);
        }
    }

    static List<Answer> all() {
        try (var lines = Files.lines(file())) {
            return lines.map(line -> line.split(" ", 2))
                    .map(parts -> new Answer(Kind.valueOf(parts[0]), parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the answers from " + FILE.toAbsolutePath(), e);
        }
    }

    private static Path file() {
        System.getProperties().computeIfAbsent(STARTED, _ -> empty());
        return FILE;
    }

    private static String empty() {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, "");
            return FILE.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + FILE.toAbsolutePath(), e);
        }
    }
}
