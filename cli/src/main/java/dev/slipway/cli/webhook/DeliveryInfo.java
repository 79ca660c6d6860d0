package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "webhooks:deliveries:info",
        description = "Show what a webhook was sent, and what came of it.")
public final class DeliveryInfo extends AppCommand {
    @Parameters(paramLabel = "ID", description = "The delivery's id.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the delivery as JSON.")
    private boolean json;

    public DeliveryInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode delivery = api.get(path("/webhook-deliveries/" + id));
        if (json) {
            terminal.print(delivery.toPrettyString());
            return;
        }
        JsonNode last = delivery.path("last_attempt");
        String event = delivery.path("event").path("id").asText();
        terminal.heading(delivery.path("id").asText());
        new Table()
                .row("Created:", delivery.path("created_at").asText())
                .row("Event:", event)
                .row("Webhook:", delivery.path("webhook").path("id").asText())
                .row("Status:", delivery.path("status").asText())
                .row("Include:", delivery.path("event").path("include").asText())
                .row("Level:", delivery.path("webhook").path("level").asText())
                .row("Attempts:", delivery.path("num_attempts").asText())
                .row("Code:", Words.text(last.path("code")))
                .row("Error:", Words.text(last.path("error_class")))
                .row("Next Attempt:", Words.text(delivery.path("next_attempt_at")))
                .printTo(terminal);
        terminal.print("");
        terminal.heading("Event Payload");
        terminal.print(api.get(path("/webhook-events/" + event)).path("payload").toPrettyString());
    }
}
