package dev.slipway.builder;

import java.util.Map;
import java.util.TreeMap;

/** What an app's image says of itself. */
final class AppLabels {
    private static final String STACK = "io.buildpacks.stack.id";
    private static final String PROCESS = "dev.slipway.process.";

    private AppLabels() {}

    /** @param commands by process type */
    static Map<String, String> of(Stack stack, Map<String, String> commands) {
        Map<String, String> labels = new TreeMap<>(Map.of(STACK, stack.name()));
        commands.forEach((type, command) -> labels.put(PROCESS + type, command));
        return labels;
    }
}
