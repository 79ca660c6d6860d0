package dev.slipway.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Style;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "pipelines:diff",
        description = "Show which commits are live in an app and not yet in the apps of the next stage.")
public final class DiffPipeline extends AppCommand {
    private static final int SHORT_COMMIT = 7;

    @Option(
            names = {"-j", "--json"},
            description = "Print the differences as JSON.")
    private boolean json;

    public DiffPipeline(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode differences = api().get(path("/pipeline-diff"));
        if (json) {
            terminal.print(differences.toPrettyString());
            return;
        }
        if (differences.isEmpty()) {
            throw new CommandException("Cannot diff " + app() + ", as no app of its pipeline is in a later stage.");
        }
        differences.forEach(this::tell);
    }

    private void tell(JsonNode difference) {
        String other = terminal.paint(
                Style.APP, "⬢ " + difference.path("app").path("name").asText());
        int behind = difference.path("behind_by").asInt();
        switch (difference.path("status").asText()) {
            case "up_to_date" -> terminal.print(other + " is up to date with " + shownApp());
            case "behind" -> terminal.print(shownApp() + " is behind " + other + " by " + commits(behind));
            case "ahead" -> table(shownApp() + " is ahead of " + other, difference);
            case "diverged" ->
                table(shownApp() + " is behind " + other + " by " + commits(behind) + ", and ahead of it", difference);
            default ->
                terminal.print(shownApp() + " was not compared to " + other + ", as "
                        + difference.path("message").asText());
        }
    }

    private void table(String what, JsonNode difference) {
        terminal.heading(what + " by " + commits(difference.path("ahead_by").asInt()));
        Table table = new Table().row("SHA", "Date", "Author", "Message");
        difference
                .path("commits")
                .forEach(commit -> table.row(
                        commit.path("sha").asText().substring(0, SHORT_COMMIT),
                        commit.path("date").asText(),
                        commit.path("author").asText(),
                        commit.path("message").asText()));
        table.printTo(terminal);
    }

    private static String commits(int number) {
        return number + (number == 1 ? " commit" : " commits");
    }
}
