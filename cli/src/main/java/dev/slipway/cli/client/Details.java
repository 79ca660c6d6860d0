package dev.slipway.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Terminal;
import dev.slipway.cli.terminal.Times;

/** A client in the forms that Heroku's own commands know. */
final class Details {
    static final String PATH = "/oauth/clients";

    private Details() {}

    static void print(JsonNode client, Context context, Terminal terminal) {
        terminal.heading(client.path("name").asText());
        Table table = new Table()
                .row("ID:", client.path("id").asText())
                .row("Callback:", client.path("redirect_uri").asText());
        if (client.path("secret").isTextual()) {
            table.row("Secret:", client.path("secret").asText());
        }
        table.row("Created:", time(client, "created_at", context))
                .row("Updated:", time(client, "updated_at", context))
                .printTo(terminal);
    }

    /** As the variables that libraries for Heroku's OAuth read. */
    static void printVariables(JsonNode client, Terminal terminal) {
        terminal.print("HEROKU_OAUTH_ID=" + client.path("id").asText());
        terminal.print("HEROKU_OAUTH_SECRET=" + client.path("secret").asText());
    }

    private static String time(JsonNode client, String field, Context context) {
        return Times.withAge(
                client.path(field).asText(),
                context.clock().instant(),
                context.clock().getZone());
    }
}
