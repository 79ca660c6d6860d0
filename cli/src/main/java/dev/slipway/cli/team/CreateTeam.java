package dev.slipway.cli.team;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "teams:create", description = "Make a team, and be its administrator.")
public final class CreateTeam extends Command {
    @Parameters(paramLabel = "NAME", description = "3 to 30 lower case letters, digits and hyphens.")
    private String name = "";

    public CreateTeam(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Creating team " + terminal.paint(Style.GOOD, name),
                () -> api().post("/teams", Api.object().put("name", name)));
    }
}
