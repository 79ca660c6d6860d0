package dev.slipway.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "audit",
        description =
                "Show who changed what, when and from where: of the app named with --app, or all that you may see.")
public final class ShowAudit extends AppCommand {
    @Option(
            names = {"-n", "--num"},
            paramLabel = "NUMBER",
            defaultValue = "30",
            description = "How many to show, 1000 at most.")
    private int number;

    @Option(
            names = {"-j", "--json"},
            description = "Print the events as JSON.")
    private boolean json;

    public ShowAudit(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String of = namedApp().map(app -> "/apps/" + app).orElse("");
        JsonNode events = api().get(of + "/audit-events?limit=" + number);
        if (json) {
            terminal.print(events.toPrettyString());
            return;
        }
        Table table = new Table();
        for (JsonNode event : events) {
            table.row(
                    Times.withAge(
                            event.path("created_at").asText(),
                            context.clock().instant(),
                            context.clock().getZone()),
                    event.path("actor").path("email").asText("-"),
                    event.path("remote_address").asText("-"),
                    event.path("app").path("name").asText("-"),
                    event.path("action").asText(),
                    event.path("details").asText());
        }
        table.printTo(terminal);
    }
}
