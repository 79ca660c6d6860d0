package dev.slipway.cli.user;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "users:reset-2fa",
        description = "Take away the second factor of a user who has lost it.")
public final class ResetSecondFactor extends Command {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    public ResetSecondFactor(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String user = URLEncoder.encode(email, StandardCharsets.UTF_8);
        terminal.progress(
                "Taking away the second factor of " + terminal.paint(Style.GOOD, email),
                () -> api().post("/users/" + user + "/actions/reset-second-factor", Api.object()));
    }
}
