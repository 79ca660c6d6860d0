package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "config", description = "List the config vars of an app.")
public final class ShowConfig extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print them as JSON.")
    private boolean json;

    @Option(
            names = {"-s", "--shell"},
            description = "Print them as a shell reads them.")
    private boolean shell;

    public ShowConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode vars = api().get(path("/config-vars"));
        if (json) {
            terminal.print(vars.toPrettyString());
            return;
        }
        Map<String, String> sorted = new TreeMap<>();
        vars.properties().forEach(var -> sorted.put(var.getKey(), var.getValue().asText()));
        if (shell) {
            sorted.forEach((name, value) -> terminal.print(name + "=" + Shell.quote(value)));
            return;
        }
        if (sorted.isEmpty()) {
            terminal.print(app() + " has no config vars.");
            return;
        }
        terminal.heading(app() + " Config Vars");
        int width = sorted.keySet().stream().mapToInt(String::length).max().orElse(0) + 1;
        sorted.forEach((name, value) ->
                terminal.print(terminal.paint(Style.NAME, name + ":") + " ".repeat(width - name.length()) + value));
    }
}
