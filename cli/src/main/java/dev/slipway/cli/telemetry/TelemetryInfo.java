package dev.slipway.cli.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "telemetry:info",
        description = "Show a telemetry drain, with the headers it sends.")
public final class TelemetryInfo extends Command {
    @Parameters(paramLabel = "ID", description = "The drain's id, as telemetry shows it.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the drain as JSON.")
    private boolean json;

    public TelemetryInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode drain = api().get(Details.PATH + "/" + id);
        if (json) {
            terminal.print(drain.toPrettyString());
        } else {
            Details.print(drain, api(), terminal);
        }
    }
}
