package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.config.ShownConfig;
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
        ShownConfig config = new ShownConfig(terminal, api.get(configPath(pipeline)));
        if (json) {
            config.json();
        } else if (shell) {
            config.shell();
        } else {
            config.table(pipeline.path("name").asText() + " test config vars");
        }
    }
}
