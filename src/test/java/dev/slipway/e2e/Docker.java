package dev.slipway.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the engine by its own client. */
final class Docker {
    private Docker() {}

    static String run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(arguments));
        return new Command(Path.of("/"), System.getenv(), line).run().ok().strip();
    }

    /** One line for each container of the installation that has all the labels. */
    static List<String> containers(Slipway slipway, String format, String... labels) {
        return list(slipway, new ArrayList<>(List.of("ps", "-a", "--no-trunc", "--format", format)), labels);
    }

    static List<String> networks(Slipway slipway) {
        return list(slipway, new ArrayList<>(List.of("network", "ls", "--format", "{{.Name}}")));
    }

    private static List<String> list(Slipway slipway, List<String> line, String... labels) {
        line.addAll(List.of("--filter", "label=slipway.installation=" + slipway.id()));
        for (String label : labels) {
            line.addAll(List.of("--filter", "label=" + label));
        }
        return slipway.docker(line.toArray(String[]::new)).lines().sorted().toList();
    }
}
