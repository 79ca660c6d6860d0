package dev.slipway.cli.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "telemetry:update",
        description = "Change a telemetry drain; what is not named stays as it is.")
public final class UpdateTelemetry extends Command {
    @Parameters(paramLabel = "ID", description = "The drain's id, as telemetry shows it.")
    private String id = "";

    @Option(names = "--endpoint", paramLabel = "ENDPOINT", description = "Where the signals go to.")
    @Nullable
    private String endpoint;

    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = {"-j", "--json"},
            description = "Print the drain as JSON.")
    private boolean json;

    public UpdateTelemetry(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (endpoint == null && !settings.areGiven()) {
            throw new UsageException("Say what to change: --signals, --endpoint, --transport or --headers.");
        }
        ObjectNode body = settings.body(endpoint);
        JsonNode updated =
                terminal.progress("Updating telemetry drain " + id, () -> api().patch(Details.PATH + "/" + id, body));
        if (json) {
            terminal.print(updated.toPrettyString());
        } else {
            Details.print(updated, api(), terminal);
        }
    }
}
