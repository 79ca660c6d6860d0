package dev.slipway.cli.drain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "drains", description = "List the log drains of an app.")
public final class ListDrains extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the drains as JSON.")
    private boolean json;

    public ListDrains(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode drains = api().get(path("/log-drains"));
        if (json) {
            terminal.print(drains.toPrettyString());
        } else if (drains.isEmpty()) {
            terminal.print(app() + " has no log drains.");
        } else {
            terminal.heading("Drains");
            drains.forEach(drain -> terminal.print(drain.path("url").asText() + " ("
                    + terminal.paint(Style.GOOD, drain.path("token").asText()) + ")"));
        }
    }
}
