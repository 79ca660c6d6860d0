package dev.slipway.cli.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that gives a user a role in a team. */
abstract class RoleCommand extends TeamCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-r", "--role"},
            required = true,
            paramLabel = "ROLE",
            description = "admin, member or viewer.")
    private String role = "";

    RoleCommand(Context context) {
        super(context);
    }

    String email() {
        return email;
    }

    /** What the API is sent. */
    ObjectNode body() {
        return Api.object().put("email", email).put("role", role);
    }

    /** @param doing such as {@code Adding} */
    String shown(String doing) {
        return doing + " " + terminal.paint(Style.GOOD, email) + " as " + role + " of team " + team();
    }
}
