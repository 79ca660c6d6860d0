package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.config.Assignments;
import dev.slipway.cli.config.ShownConfig;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ci:config:set",
        description = "Set config vars for a pipeline's test runs, from the next one on.")
public final class SetTestConfig extends CiCommand {
    @Parameters(arity = "1..*", paramLabel = "KEY=VALUE", description = "A config var and its value.")
    private List<String> assignments = List.of();

    @Option(
            names = {"-j", "--json"},
            description = "Print all config vars of test runs as JSON.")
    private boolean json;

    public SetTestConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Assignments wanted = Assignments.of(assignments);
        Api api = api();
        JsonNode pipeline = pipeline(api);
        JsonNode vars = terminal.progress(
                "Setting " + String.join(", ", wanted.names()), () -> api.patch(configPath(pipeline), wanted.change()));
        ShownConfig config = new ShownConfig(terminal, vars);
        if (json) {
            config.json();
        } else {
            config.changed(wanted.names());
        }
    }
}
