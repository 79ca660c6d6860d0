package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "releases", description = "List the releases of an app, the newest first.")
public final class Releases extends AppCommand {
    @Option(
            names = {"-n", "--num"},
            paramLabel = "N",
            defaultValue = "15",
            description = "How many to show (15).")
    private int number = 15;

    @Option(
            names = {"-j", "--json"},
            description = "Print the releases as JSON.")
    private boolean json;

    public Releases(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode releases = api().get(path("/releases"), "version ..; max=" + number + ", order=desc");
        if (json) {
            terminal.print(releases.toPrettyString());
            return;
        }
        if (releases.isEmpty()) {
            terminal.print(app() + " has no releases.");
            return;
        }
        terminal.heading(app() + " Releases" + current(releases));
        Table table = new Table();
        releases.forEach(release -> table.row(
                "v" + release.path("version").asText(),
                described(release),
                release.path("user").path("email").asText(),
                Times.withAge(
                        release.path("created_at").asText(),
                        context.clock().instant(),
                        context.clock().getZone())));
        table.printTo(terminal);
    }

    private static String current(JsonNode releases) {
        for (JsonNode release : releases) {
            if (release.path("current").asBoolean()) {
                return " - Current: v" + release.path("version").asText();
            }
        }
        return "";
    }

    private static String described(JsonNode release) {
        String description = release.path("description").asText();
        return switch (release.path("status").asText()) {
            case "failed" -> description + " release command failed";
            case "pending" -> description + " release command executing";
            default -> description;
        };
    }
}
