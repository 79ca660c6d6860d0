package dev.slipway.cli.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "teams", description = "List the teams that you are in.")
public final class ListTeams extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the teams as JSON.")
    private boolean json;

    public ListTeams(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode teams = api().get("/teams", "name ..; max=1000;");
        if (json) {
            terminal.print(teams.toPrettyString());
            return;
        }
        if (teams.isEmpty()) {
            terminal.print("You are in no team. One is made with: " + context.script() + " teams:create NAME");
            return;
        }
        Table table = new Table();
        teams.forEach(
                team -> table.row(team.path("name").asText(), team.path("role").asText("")));
        table.printTo(terminal);
    }
}
