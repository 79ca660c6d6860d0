package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "maintenance", description = "Show whether an app is in maintenance: on or off.")
public final class Maintenance extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print it as JSON.")
    private boolean json;

    public Maintenance(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode app = api().get(path(""));
        boolean on = app.path("maintenance").asBoolean();
        terminal.print(json ? Api.object().put("maintenance", on).toPrettyString() : on ? "on" : "off");
    }
}
