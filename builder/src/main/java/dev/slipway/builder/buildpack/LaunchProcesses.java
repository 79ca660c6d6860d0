package dev.slipway.builder.buildpack;

import dev.slipway.builder.ShellCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

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
        TomlArray processes = buildpack.toml("launch.toml").getArray("processes");
        for (int i = 0; processes != null && i < processes.size(); i++) {
            TomlTable process = processes.getTable(i);
            String type = process.getString("type");
            if (type != null) {
                commands.put(type, command(process));
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

    private static String command(TomlTable process) {
        List<String> words = new ArrayList<>();
        if (process.isArray("command")) {
            words.addAll(strings(process.getArray("command")));
        } else {
            words.add(String.valueOf(process.getString("command")));
        }
        words.addAll(strings(process.getArray("args")));
        return ShellCommand.of(words);
    }

    private static List<String> strings(@org.jspecify.annotations.Nullable TomlArray array) {
        List<String> strings = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            strings.add(array.getString(i));
        }
        return strings;
    }
}
