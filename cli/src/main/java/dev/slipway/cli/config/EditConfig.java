package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

@picocli.CommandLine.Command(
        name = "config:edit",
        description = "Edit all config vars in the editor of VISUAL or EDITOR; what was changed makes one release.")
public final class EditConfig extends ConfigChange {
    public EditConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Map<String, String> before = new TreeMap<>();
        JsonNode vars = api().get(path("/config-vars"));
        vars.properties().forEach(var -> before.put(var.getKey(), var.getValue().asText()));
        ObjectNode change = difference(before, edited(before));
        if (change.isEmpty()) {
            terminal.note("Nothing was changed.");
            return;
        }
        List<String> names = new ArrayList<>();
        change.fieldNames().forEachRemaining(names::add);
        apply("Setting", names, change);
    }

    private Map<String, String> edited(Map<String, String> before) {
        try {
            Path file = EnvFile.temporary(null);
            try {
                Files.writeString(file, DotEnv.format(before));
                edit(file);
                return DotEnv.parse(Files.readString(file), "what was edited");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CommandException("The config vars can't be edited: " + e, e);
        }
    }

    /** The editor's name may have arguments, so a shell starts it. */
    private void edit(Path file) throws IOException {
        String editor = editor();
        try {
            int code = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new CommandException("The editor " + editor + " ended with " + code + ". Nothing was changed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted. Nothing was changed.", e);
        }
    }

    private String editor() {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String value = context.environment().getOrDefault(variable, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        return "vi";
    }

    private static ObjectNode difference(Map<String, String> before, Map<String, String> after) {
        ObjectNode change = Api.object();
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                change.put(name, value);
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(change::putNull);
        return change;
    }
}
