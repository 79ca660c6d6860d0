package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.config.Shell;
import dev.slipway.cli.terminal.Style;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "ci:config", description = "List the config vars that a pipeline's test runs get.")
public final class ShowTestConfig extends CiCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print them as JSON.")
    private boolean json;

    @Option(
            names = {"-s", "--shell"},
            description = "Print them as a shell reads them.")
    private boolean shell;

    public ShowTestConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode pipeline = pipeline(api);
        JsonNode vars = api.get(configPath(pipeline));
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
        terminal.heading(pipeline.path("name").asText() + " test config vars");
        int width = sorted.keySet().stream().mapToInt(String::length).max().orElse(0) + 1;
        sorted.forEach((name, value) ->
                terminal.print(terminal.paint(Style.NAME, name + ":") + " ".repeat(width - name.length()) + value));
    }
}
