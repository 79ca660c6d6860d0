package dev.slipway.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command with its folder and its whole environment. */
record Command(Path directory, Map<String, String> environment, List<String> line) {
    Result run() {
        return start().end();
    }

    Running start() {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Running(String.join(" ", line), process);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + line, e);
        }
    }
}
