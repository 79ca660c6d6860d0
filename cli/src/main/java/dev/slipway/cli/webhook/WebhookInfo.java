package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "webhooks:info", description = "Show a webhook in detail.")
public final class WebhookInfo extends AppCommand {
    @Parameters(paramLabel = "ID", description = "The webhook's id.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the webhook as JSON.")
    private boolean json;

    public WebhookInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode webhook = api().get(path("/webhooks/" + id));
        if (json) {
            terminal.print(webhook.toPrettyString());
            return;
        }
        terminal.heading(webhook.path("id").asText());
        new Table()
                .row("URL:", webhook.path("url").asText())
                .row("Include:", Words.include(webhook))
                .row("Level:", webhook.path("level").asText())
                .printTo(terminal);
    }
}
