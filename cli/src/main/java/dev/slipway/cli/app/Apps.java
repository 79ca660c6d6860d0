package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "apps", description = "List your apps.")
public final class Apps extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the apps as JSON.")
    private boolean json;

    public Apps(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode apps = api().get("/apps", "name ..; max=1000");
        if (json) {
            terminal.print(apps.toPrettyString());
            return;
        }
        if (apps.isEmpty()) {
            terminal.print("You have no apps.");
            return;
        }
        terminal.heading("Apps");
        for (JsonNode app : apps) {
            terminal.print(terminal.paint(Style.APP, app.path("name").asText()));
        }
    }
}
