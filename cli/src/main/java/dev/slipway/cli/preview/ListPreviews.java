package dev.slipway.cli.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import java.time.Instant;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "previews", description = "List the previews of an app, with their URLs and ends.")
public final class ListPreviews extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the previews as JSON.")
    private boolean json;

    public ListPreviews(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode previews = api().get(path("/previews"), "name ..; max=1000");
        if (json) {
            terminal.print(previews.toPrettyString());
            return;
        }
        if (previews.isEmpty()) {
            terminal.print(app() + " has no previews. One is made with: git push slipway HEAD:refs/heads/preview/NAME");
            return;
        }
        terminal.heading(app() + " Previews");
        Table table = new Table();
        previews.forEach(preview -> table.row(
                preview.path("branch").asText(),
                preview.path("app").path("name").asText(),
                preview.path("status").asText(),
                preview.path("web_url").asText(),
                "until " + end(context, preview)));
        table.printTo(terminal);
    }

    static String end(Context context, JsonNode preview) {
        return Times.at(
                Instant.parse(preview.path("ends_at").asText()), context.clock().getZone());
    }
}
