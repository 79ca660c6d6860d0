package dev.slipway.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled production code of all modules. */
final class Modules {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** The modules that hold Java code, by folder. */
    static final List<String> NAMES = List.of(
            "model", "engine", "builder", "runtime-node", "platform-api", "web-console", "server", "router", "cli");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(NAMES.stream().map(Modules::compiled).toList());

    private Modules() {}

    private static Path compiled(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException("There is no " + classes
                    + " to check: compile all modules first, with mvn test-compile at the root");
        }
        return classes;
    }
}
