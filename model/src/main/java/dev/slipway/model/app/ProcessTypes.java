package dev.slipway.model.app;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a release can run: process type to shell command, as a Procfile or a buildpack declares it. Immutable. */
public record ProcessTypes(SortedMap<ProcessType, String> commands) {
    public static final ProcessTypes NONE = new ProcessTypes(new TreeMap<>());

    public ProcessTypes {
        commands = Collections.unmodifiableSortedMap(new TreeMap<>(commands));
    }

    public static ProcessTypes of(Map<String, String> commands) {
        SortedMap<ProcessType, String> typed = new TreeMap<>();
        commands.forEach((type, command) -> typed.put(new ProcessType(type), command));
        return new ProcessTypes(typed);
    }

    public Optional<String> command(ProcessType type) {
        return Optional.ofNullable(commands.get(type));
    }

    /** Type names to commands, for messages and rows. */
    public Map<String, String> asStrings() {
        Map<String, String> strings = new TreeMap<>();
        commands.forEach((type, command) -> strings.put(type.value(), command));
        return strings;
    }
}
