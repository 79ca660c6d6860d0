package dev.slipway.cli.repository;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "git:connection",
        description = "Show the repository whose pushes deploy an app, and what it told last.")
public final class ShowConnection extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the connection as JSON.")
    private boolean json;

    public ShowConnection(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode connection = api().get(path("/git-connection"));
        if (json) {
            terminal.print(connection.toPrettyString());
            return;
        }
        terminal.heading(app() + " Repository");
        Table table = new Table()
                .row("Repository:", connection.path("url").asText())
                .row("Branch:", connection.path("branch").asText())
                .row("Webhook URL:", connection.path("hook").path("url").asText())
                .row("Connected by:", connection.path("user").path("email").asText())
                .row(
                        "Commit status:",
                        connection.path("reports_status").asBoolean() ? "reported" : "not reported: no token");
        JsonNode last = connection.path("last_delivery");
        if (last.isObject()) {
            addDelivery(table, last);
        } else {
            table.row("Last delivery:", "none yet");
        }
        table.printTo(terminal);
    }

    private void addDelivery(Table table, JsonNode last) {
        table.row(
                        "Last delivery:",
                        last.path("event").asText() + ", "
                                + Times.withAge(
                                        last.path("created_at").asText(),
                                        context.clock().instant(),
                                        context.clock().getZone()))
                .row("Status:", last.path("status").asText())
                .row("Result:", firstLine(last.path("result").asText()));
        if (last.path("commit").isTextual()) {
            table.row("Commit:", last.path("commit").asText());
        }
        if (last.path("build").isObject()) {
            table.row("Build:", last.path("build").path("id").asText());
        }
        if (last.path("reported").isTextual()) {
            table.row("Reported:", last.path("reported").asText());
        }
        if (last.path("report_failure").isTextual()) {
            table.row("Not reported:", firstLine(last.path("report_failure").asText()));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
