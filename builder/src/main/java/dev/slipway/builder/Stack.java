package dev.slipway.builder;

import dev.slipway.builder.layer.Layer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The images that builds run in and apps run on, as {@code stacks/build} made them.
 *
 * @param runLayer the run image's one layer, in {@code runBlob}
 */
record Stack(String name, String runImage, String buildImage, Layer runLayer, Path runBlob) {
    static Stack read(Path directory) throws IOException {
        Path file = directory.resolve("stack.properties");
        if (!Files.isReadable(file)) {
            throw new IOException("The stack's images are not made: " + file
                    + " is missing. 'slipway up' makes them; 'stacks/build bookworm " + directory + "' does by hand.");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Stack(
                value(properties, "stack", file),
                value(properties, "run.image", file),
                value(properties, "build.image", file),
                new Layer(
                        value(properties, "run.layer.digest", file),
                        value(properties, "run.layer.diffId", file),
                        Long.parseLong(value(properties, "run.layer.size", file))),
                directory.resolve("run.tar.gz"));
    }

    /** As people write it: {@code Bookworm}. */
    String title() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String value(Properties properties, String key, Path file) throws IOException {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IOException(file + " has no " + key + "; remove its directory, and 'slipway up' makes it again.");
        }
        return value;
    }
}
