package dev.slipway.cli.team;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
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
        String answer = confirm != null
                ? confirm
                : terminal.ask("To remove the team, type " + team + ": ")
                        .orElseThrow(
                                () -> new UsageException("Removing a team must be confirmed: add --confirm " + team));
        if (!answer.equals(team)) {
            throw new CommandException("Confirmation " + answer + " did not match " + team + ". Aborted.");
        }
        terminal.progress("Removing team " + terminal.paint(Style.GOOD, team), () -> api().delete("/teams/" + team));
    }
}
