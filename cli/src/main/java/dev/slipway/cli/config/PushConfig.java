package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "config:push",
        description = "Set config vars from a .env file, in one release. Those that the app has already stay, unless"
                + " --overwrite is given.")
public final class PushConfig extends ConfigChange {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = ".env",
            description = "The file to read (.env).")
    private String file = ".env";

    @Option(
            names = {"-o", "--overwrite"},
            description = "Let the file's values win over those of the app.")
    private boolean overwrite;

    @Option(
            names = {"-c", "--clean"},
            description = "Remove config vars that the file doesn't have.")
    private boolean clean;

    public PushConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Map<String, String> local = EnvFile.read(context.directory().resolve(file));
        JsonNode remote = api().get(path("/config-vars"));
        ObjectNode change = Api.object();
        local.forEach((name, value) -> {
            JsonNode there = remote.get(name);
            if (there == null || (overwrite && !there.asText().equals(value))) {
                change.put(name, value);
            }
        });
        if (clean) {
            remote.fieldNames().forEachRemaining(name -> {
                if (!local.containsKey(name)) {
                    change.putNull(name);
                }
            });
        }
        if (change.isEmpty()) {
            terminal.note("There is nothing to change on " + app() + ".");
            return;
        }
        List<String> names = new ArrayList<>();
        change.fieldNames().forEachRemaining(names::add);
        apply("Setting", names, change);
    }
}
