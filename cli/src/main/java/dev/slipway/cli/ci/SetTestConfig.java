package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Style;
import java.util.ArrayList;
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
        ObjectNode change = Api.object();
        List<String> names = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException(assignment + " is invalid. Must be in the format FOO=bar.");
            }
            names.add(assignment.substring(0, equals));
            change.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        Api api = api();
        JsonNode pipeline = pipeline(api);
        JsonNode vars =
                terminal.progress("Setting " + String.join(", ", names), () -> api.patch(configPath(pipeline), change));
        if (json) {
            terminal.print(vars.toPrettyString());
            return;
        }
        names.forEach(name -> terminal.print(
                terminal.paint(Style.NAME, name + ":") + " " + vars.path(name).asText()));
    }
}
