package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "webhooks:events:info", description = "Show an event that webhooks tell of.")
public final class EventInfo extends AppCommand {
    @Parameters(paramLabel = "ID", description = "The event's id.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the event as JSON.")
    private boolean json;

    public EventInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode event = api().get(path("/webhook-events/" + id));
        if (json) {
            terminal.print(event.toPrettyString());
            return;
        }
        terminal.heading(event.path("id").asText());
        terminal.print(event.path("payload").toPrettyString());
    }
}
