package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "webhooks:deliveries",
        description = "List what the webhooks of an app were sent, or are to be, the newest last.")
public final class ListDeliveries extends AppCommand {
    @Option(
            names = {"-s", "--status"},
            paramLabel = "STATUS",
            description = "Only those: pending, scheduled, retrying, failed or succeeded.")
    @Nullable
    private String status;

    @Option(
            names = {"-j", "--json"},
            description = "Print the deliveries as JSON.")
    private boolean json;

    public ListDeliveries(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String only = status == null ? "" : "?eq%5Bstatus%5D=" + URLEncoder.encode(status, StandardCharsets.UTF_8);
        JsonNode deliveries = api().get(path("/webhook-deliveries" + only), Words.NEWEST);
        if (json) {
            terminal.print(deliveries.toPrettyString());
            return;
        }
        if (deliveries.isEmpty()) {
            terminal.print(app() + " has no deliveries.");
            return;
        }
        Table table = new Table()
                .row(
                        "Delivery ID",
                        "Created",
                        "Status",
                        "Include",
                        "Level",
                        "Attempts",
                        "Code",
                        "Error",
                        "Next Attempt");
        for (int i = deliveries.size() - 1; i >= 0; i--) {
            add(table, deliveries.get(i));
        }
        table.printTo(terminal);
    }

    private static void add(Table table, JsonNode delivery) {
        JsonNode last = delivery.path("last_attempt");
        table.row(
                delivery.path("id").asText(),
                delivery.path("created_at").asText(),
                delivery.path("status").asText(),
                delivery.path("event").path("include").asText(),
                delivery.path("webhook").path("level").asText(),
                delivery.path("num_attempts").asText(),
                Words.text(last.path("code")),
                Words.text(last.path("error_class")),
                Words.text(delivery.path("next_attempt_at")));
    }
}
