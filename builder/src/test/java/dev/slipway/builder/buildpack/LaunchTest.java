package dev.slipway.builder.buildpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    @TempDir
    Path layers;

    @Test
    void joinsTheEnvironmentAsTheSpecificationSays() throws IOException {
        write("one/tool.toml", "[types]\nlaunch = true\n");
        write("one/tool/bin/tool", "");
        write("one/tool/lib/lib.so", "");
        write("one/tool/env.launch/MODE.default", "production");
        write("one/tool/env/LIST.append", "b");
        write("one/tool/env/LIST.delim", ",");
        write("one/tool/env/FIRST.prepend", "z");
        write("one/tool/env/PLAIN", "one");
        write("one/unused.toml", "[types]\nbuild = true\n");
        write("one/unused/env/UNUSED", "x");
        write("two/more.toml", "[types]\nlaunch = true\n");
        write("two/more/bin/more", "");
        write("two/more/env/PLAIN.override", "two");
        write("two/more/env/MODE.default", "ignored");

        LaunchEnvironment environment =
                new LaunchEnvironment(new TreeMap<>(Map.of("PATH", "/bin", "LIST", "a", "FIRST", "y")));
        environment.add(buildpack("one").launchLayers());
        environment.add(buildpack("two").launchLayers());
        assertEquals(
                Map.of(
                        "PATH", "/layers/two/more/bin:/layers/one/tool/bin:/bin",
                        "LD_LIBRARY_PATH", "/layers/one/tool/lib",
                        "MODE", "production",
                        "LIST", "a,b",
                        "FIRST", "zy",
                        "PLAIN", "two"),
                environment.variables());
    }

    @Test
    void letsALaterBuildpackDecideAndTellsDefaultsFromTheProcfile() throws IOException {
        write(
                "one/launch.toml",
                "[[processes]]\ntype = \"web\"\ncommand = [\"sh\", \"-c\", \"npm start\"]\n"
                        + "[[processes]]\ntype = \"task\"\ncommand = [\"run it\"]\nargs = [\"a b\", \"$c\"]\n");
        write("two/launch.toml", "[[processes]]\ntype = \"web\"\ncommand = [\"sh\", \"-c\", \"node \\\"x\\\"\"]\n");
        LaunchProcesses processes = LaunchProcesses.of(
                List.of(buildpack("one"), new BuiltBuildpack("two", "Procfile", layers.resolve("two"))));
        assertEquals(Map.of("web", "node \"x\"", "task", "'run it' 'a b' '$c'"), processes.commands());
        assertEquals(Map.of("task", "'run it' 'a b' '$c'"), processes.defaults());
    }

    @Test
    void followsNoLinkThatABuildLeft() throws IOException {
        Path host = Files.createDirectories(layers.resolve("host/tool"));
        Files.writeString(layers.resolve("host/tool.toml"), "[types]\nlaunch = true\n");
        Files.createSymbolicLink(layers.resolve("linked"), host.getParent());
        assertTrue(buildpack("linked").launchLayers().isEmpty());

        write("one/real.toml", "[types]\nlaunch = true\n");
        Files.createSymbolicLink(layers.resolve("one/real"), host);
        Files.createSymbolicLink(layers.resolve("one/launch.toml"), layers.resolve("host/tool.toml"));
        assertTrue(buildpack("one").launchLayers().isEmpty());
        assertTrue(LaunchProcesses.of(List.of(buildpack("one"))).commands().isEmpty());
    }

    @Test
    void namesTheBuildpackWhoseFileIsNotToml() throws IOException {
        write("one/launch.toml", "[[processes]\n");
        IOException e = assertThrows(IOException.class, () -> LaunchProcesses.of(List.of(buildpack("one"))));
        assertTrue(e.getMessage().contains("Buildpack one wrote a launch.toml that is not TOML"), e.getMessage());
    }

    private BuiltBuildpack buildpack(String directory) {
        return new BuiltBuildpack(directory, directory, layers.resolve(directory));
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(layers.resolve(file).getParent());
        Files.writeString(layers.resolve(file), content);
    }
}
