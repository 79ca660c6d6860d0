package dev.slipway.builder;

import dev.slipway.model.build.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A source tree: one of the samples, or files given by a test. */
final class TestApp implements SourceTree {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static TestApp sample(String name) throws IOException {
        TestApp app = new TestApp();
        Path root = Path.of("..", "samples", name);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                app.files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return app;
    }

    static TestApp of(String... namesAndContents) {
        TestApp app = new TestApp();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            app.files.put(namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return app;
    }

    TestApp with(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public void writeTo(Path directory) {
        files.forEach((name, content) -> {
            try {
                Path file = directory.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
