package dev.slipway.cli.team;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "teams:destroy", description = "Remove a team that has no apps.")
public final class DestroyTeam extends Command {
    @Parameters(paramLabel = "TEAM", description = "The team's name.")
    private String team = "";

    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "TEAM",
            description = "The name again, instead of being asked for it.")
    @Nullable
    private String confirm;

    public DestroyTeam(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        new Confirmation(terminal, "Removing a team", team).requireTo("remove the team", confirm);
        terminal.progress("Removing team " + terminal.paint(Style.GOOD, team), () -> api().delete("/teams/" + team));
    }
}
