package dev.slipway.cli.team;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "teams:rename", description = "Give a team another name.")
public final class RenameTeam extends Command {
    @Parameters(index = "0", paramLabel = "TEAM", description = "The team's name or id.")
    private String team = "";

    @Parameters(index = "1", paramLabel = "NEWNAME", description = "The new name.")
    private String newName = "";

    public RenameTeam(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Renaming team " + team + " to " + terminal.paint(Style.GOOD, newName),
                () -> api().patch("/teams/" + team, Api.object().put("name", newName)));
    }
}
