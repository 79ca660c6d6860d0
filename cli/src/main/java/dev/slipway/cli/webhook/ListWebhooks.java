package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "webhooks", description = "List the webhooks of an app.")
public final class ListWebhooks extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the webhooks as JSON.")
    private boolean json;

    public ListWebhooks(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode webhooks = api().get(path("/webhooks"), "created_at ..");
        if (json) {
            terminal.print(webhooks.toPrettyString());
            return;
        }
        if (webhooks.isEmpty()) {
            terminal.print(app() + " has no webhooks. Add one with: " + context.script()
                    + " webhooks:add -i api:release -l notify -u URL -a " + app());
            return;
        }
        Table table = new Table().row("Webhook ID", "URL", "Include", "Level");
        webhooks.forEach(webhook -> table.row(
                webhook.path("id").asText(),
                webhook.path("url").asText(),
                Words.include(webhook),
                webhook.path("level").asText()));
        table.printTo(terminal);
    }
}
