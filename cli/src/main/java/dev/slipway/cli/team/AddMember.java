package dev.slipway.cli.team;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "members:add", description = "Add a user to a team.")
public final class AddMember extends TeamCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-r", "--role"},
            required = true,
            paramLabel = "ROLE",
            description = "admin, member or viewer.")
    private String role = "";

    public AddMember(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Adding " + terminal.paint(Style.GOOD, email) + " as " + role + " of team " + team(),
                () -> api().put(members(), Api.object().put("email", email).put("role", role)));
    }
}
