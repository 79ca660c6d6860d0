package dev.slipway.builder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.ShellCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The process types that a group of buildpacks declares in {@code launch.toml}; a later buildpack's word counts. */
public record LaunchProcesses(SortedMap<String, String> commands, List<Declaration> declarations) {
    /** What one buildpack declares. */
    public record Declaration(String buildpack, SortedMap<String, String> commands) {}

    public static LaunchProcesses of(List<BuiltBuildpack> group) throws IOException {
        SortedMap<String, String> commands = new TreeMap<>();
        List<Declaration> declarations = new ArrayList<>();
        for (BuiltBuildpack buildpack : group) {
            SortedMap<String, String> declared = declared(buildpack);
            commands.putAll(declared);
            declarations.add(new Declaration(buildpack.name(), declared));
        }
        return new LaunchProcesses(commands, declarations);
    }

    private static SortedMap<String, String> declared(BuiltBuildpack buildpack) throws IOException {
        SortedMap<String, String> commands = new TreeMap<>();
        for (JsonNode process : buildpack.toml("launch.toml").path("processes")) {
            if (process.path("type").isTextual()) {
                commands.put(process.path("type").asText(), command(process));
            }
        }
        return commands;
    }

    /** Process types without those a Procfile declares, which say what a buildpack would do by itself. */
    public Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>(commands);
        for (Declaration declaration : declarations) {
            if (declaration.buildpack().equals("Procfile")) {
                defaults.keySet().removeAll(declaration.commands().keySet());
            }
        }
        return defaults;
    }

    /** Since Buildpack API 0.9 a list of words; one word before. */
    private static String command(JsonNode process) {
        List<String> words = new ArrayList<>();
        JsonNode command = process.path("command");
        if (command.isTextual()) {
            words.add(command.asText());
        }
        command.forEach(word -> words.add(word.asText()));
        process.path("args").forEach(word -> words.add(word.asText()));
        return ShellCommand.of(words);
    }
}
