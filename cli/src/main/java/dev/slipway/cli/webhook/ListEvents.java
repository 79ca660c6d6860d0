package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "webhooks:events",
        description = "List what the webhooks of an app tell of, the newest last.")
public final class ListEvents extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the events as JSON.")
    private boolean json;

    public ListEvents(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode events = api().get(path("/webhook-events"), Words.NEWEST);
        if (json) {
            terminal.print(events.toPrettyString());
            return;
        }
        if (events.isEmpty()) {
            terminal.print(app() + " has no events.");
            return;
        }
        Table table = new Table().row("Event ID", "Resource", "Action", "Created");
        for (int i = events.size() - 1; i >= 0; i--) {
            JsonNode event = events.get(i);
            table.row(
                    event.path("id").asText(),
                    event.path("payload").path("resource").asText(),
                    event.path("payload").path("action").asText(),
                    event.path("created_at").asText());
        }
        table.printTo(terminal);
    }
}
