package dev.slipway.builder.buildpack;

import dev.slipway.builder.layer.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment that launch layers give to the app's processes, computed as the launcher of the specification does
 * when a container starts, but once and for all in the image's configuration.
 */
public final class LaunchEnvironment {
    private final SortedMap<String, String> variables = new TreeMap<>();

    /** @param base what the run image sets */
    public LaunchEnvironment(SortedMap<String, String> base) {
        variables.putAll(base);
    }

    /** Adds what a buildpack's layers say, in their order. */
    public void add(List<BuiltBuildpack.LaunchLayer> layers) throws IOException {
        for (BuiltBuildpack.LaunchLayer layer : layers) {
            prependPath("PATH", layer, "bin");
            prependPath("LD_LIBRARY_PATH", layer, "lib");
        }
        for (BuiltBuildpack.LaunchLayer layer : layers) {
            apply(layer.directory().resolve("env"));
            apply(layer.directory().resolve("env.launch"));
        }
    }

    public SortedMap<String, String> variables() {
        return new TreeMap<>(variables);
    }

    private void prependPath(String variable, BuiltBuildpack.LaunchLayer layer, String directory) {
        if (FileTree.isDirectory(layer.directory().resolve(directory))) {
            variables.merge(variable, layer.path() + "/" + directory, (old, path) -> path + ":" + old);
        }
    }

    private void apply(Path directory) throws IOException {
        if (!FileTree.isDirectory(directory)) {
            return;
        }
        for (Path file : FileTree.children(directory)) {
            if (FileTree.isFile(file)) {
                apply(directory, file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    private void apply(Path directory, String file, String value) throws IOException {
        int dot = file.lastIndexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        String action = dot < 0 ? "override" : file.substring(dot + 1);
        switch (action) {
            case "override" -> variables.put(name, value);
            case "default" -> variables.putIfAbsent(name, value);
            case "append" -> {
                String delimiter = delimiter(directory, name);
                variables.merge(name, value, (old, added) -> old + delimiter + added);
            }
            case "prepend" -> {
                String delimiter = delimiter(directory, name);
                variables.merge(name, value, (old, added) -> added + delimiter + old);
            }
            default -> {
                // A delimiter is read with what it delimits; other suffixes mean nothing.
            }
        }
    }

    private static String delimiter(Path directory, String name) throws IOException {
        return BuiltBuildpack.read(directory, name + ".delim");
    }
}
