package dev.slipway.cli.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

/** A command on the members of one team. */
abstract class TeamCommand extends Command {
    @Option(
            names = {"-t", "--team"},
            required = true,
            paramLabel = "TEAM",
            description = "The team's name or id.")
    private String team = "";

    TeamCommand(Context context) {
        super(context);
    }

    String team() {
        return team;
    }

    String members() {
        return "/teams/" + team + "/members";
    }

    String invitations() {
        return "/teams/" + team + "/invitations";
    }

    /** The invitations that nobody has accepted yet. */
    JsonNode pending() {
        return api().get(invitations(), "email ..; max=1000;");
    }
}
