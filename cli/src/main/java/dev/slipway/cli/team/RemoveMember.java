package dev.slipway.cli.team;

import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "members:remove", description = "Take a user out of a team.")
public final class RemoveMember extends TeamCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    public RemoveMember(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String member = URLEncoder.encode(email, StandardCharsets.UTF_8);
        terminal.progress(
                "Removing " + terminal.paint(Style.GOOD, email) + " from team " + team(),
                () -> api().delete(members() + "/" + member));
    }
}
