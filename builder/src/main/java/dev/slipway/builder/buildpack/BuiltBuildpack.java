package dev.slipway.builder.buildpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.slipway.builder.layer.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A buildpack that took part in a build, with the directory of its layers.
 *
 * @param directory the name of its layers' directory, such as {@code slipway_nodejs}
 * @param name for people, such as {@code Node.js}
 */
public record BuiltBuildpack(String directory, String name, Path layers) {
    private static final TomlMapper TOML = new TomlMapper();
    private static final int MAX_TOML_BYTES = 1024 * 1024;

    /** A directory that goes into the image, and where it is there. */
    public record LaunchLayer(Path directory, String path) {}

    /** The group of buildpacks that the lifecycle left word of, in the order of their builds. */
    public static List<BuiltBuildpack> group(Path layers) throws IOException {
        List<BuiltBuildpack> group = new ArrayList<>();
        for (String line : read(layers.resolve("lifecycle"), "group").lines().toList()) {
            String[] part = line.split("\t", -1);
            if (part.length == 2 && part[0].matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                group.add(new BuiltBuildpack(part[0], part[1], layers.resolve(part[0])));
            }
        }
        return group;
    }

    /** Its layers with {@code launch = true}, by name. */
    public List<LaunchLayer> launchLayers() throws IOException {
        List<LaunchLayer> launch = new ArrayList<>();
        if (!FileTree.isDirectory(layers)) {
            return launch;
        }
        for (Path layer : FileTree.children(layers)) {
            if (FileTree.isDirectory(layer)
                    && toml(layer.getFileName() + ".toml")
                            .path("types")
                            .path("launch")
                            .asBoolean()) {
                launch.add(new LaunchLayer(layer, "/layers/" + directory + "/" + layer.getFileName()));
            }
        }
        return launch;
    }

    /** A TOML file in its layers' directory; empty if there is none. */
    JsonNode toml(String file) throws IOException {
        try {
            return TOML.readTree(read(layers, file));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "Buildpack " + name + " wrote a " + file + " that is not TOML: " + e.getOriginalMessage(), e);
        }
    }

    /** A file's text; empty if it is none, or too large to be what it should be. */
    static String read(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        if (!FileTree.isDirectory(directory) || !FileTree.isFile(file) || Files.size(file) > MAX_TOML_BYTES) {
            return "";
        }
        return Files.readString(file);
    }

    /** What the lifecycle left word of in its directory. */
    public static String record(Path layers, String name) throws IOException {
        return read(layers.resolve("lifecycle"), name).strip();
    }
}
