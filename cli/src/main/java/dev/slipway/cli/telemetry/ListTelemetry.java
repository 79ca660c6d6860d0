package dev.slipway.cli.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "telemetry", description = "List the telemetry drains of an app.")
public final class ListTelemetry extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the drains as JSON.")
    private boolean json;

    public ListTelemetry(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode drains = api().get(path("/telemetry-drains"));
        if (json) {
            terminal.print(drains.toPrettyString());
            return;
        }
        if (drains.isEmpty()) {
            terminal.print("There are no telemetry drains in " + app());
            return;
        }
        terminal.heading(app() + " Telemetry Drains");
        Table table = new Table().row("ID", "Signals", "Endpoint");
        drains.forEach(drain -> table.row(
                drain.path("id").asText(),
                Details.signals(drain),
                drain.path("exporter").path("endpoint").asText()));
        table.printTo(terminal);
    }
}
