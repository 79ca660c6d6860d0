package dev.slipway.cli.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Terminal;
import dev.slipway.cli.terminal.Times;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An authorization in detail, as Heroku's client shows it. */
final class Details {
    private Details() {}

    static void print(JsonNode authorization, boolean json, Context context, Terminal terminal) {
        if (json) {
            terminal.print(authorization.toPrettyString());
            return;
        }
        JsonNode token = authorization.path("access_token");
        Table table = new Table()
                .row("Client:", authorization.path("client").path("name").asText("<none>"))
                .row("ID:", authorization.path("id").asText())
                .row("Description:", authorization.path("description").asText())
                .row("Scope:", scope(authorization));
        if (token.path("token").isTextual()) {
            table.row("Token:", token.path("token").asText());
        }
        if (token.path("expires_in").isNumber()) {
            table.row("Expires at:", end(token.path("expires_in").asLong(), context));
        }
        table.row(
                        "Updated at:",
                        Times.withAge(
                                authorization.path("updated_at").asText(),
                                context.clock().instant(),
                                context.clock().getZone()))
                .printTo(terminal);
    }

    static String scope(JsonNode authorization) {
        return StreamSupport.stream(authorization.path("scope").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private static String end(long seconds, Context context) {
        return Times.at(
                context.clock().instant().plusSeconds(seconds), context.clock().getZone());
    }
}
