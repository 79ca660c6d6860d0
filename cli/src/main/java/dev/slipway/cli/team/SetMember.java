package dev.slipway.cli.team;

import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(name = "members:set", description = "Give a member of a team another role.")
public final class SetMember extends RoleCommand {
    public SetMember(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(shown("Setting"), () -> api().patch(members(), body()));
    }
}
