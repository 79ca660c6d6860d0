package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import java.util.List;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ci:config:unset",
        description = "Remove config vars of a pipeline's test runs, from the next one on.")
public final class UnsetTestConfig extends CiCommand {
    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The config var's name.")
    private List<String> keys = List.of();

    public UnsetTestConfig(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode pipeline = pipeline(api);
        ObjectNode change = Api.object();
        keys.forEach(change::putNull);
        terminal.progress("Unsetting " + String.join(", ", keys), () -> api.patch(configPath(pipeline), change));
    }
}
