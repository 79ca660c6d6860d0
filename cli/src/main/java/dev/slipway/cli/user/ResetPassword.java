package dev.slipway.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "users:reset", description = "Print a link with which a user sets a new password.")
public final class ResetPassword extends Command {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the user as JSON.")
    private boolean json;

    public ResetPassword(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String user = URLEncoder.encode(email, StandardCharsets.UTF_8);
        JsonNode reset = terminal.progress(
                "Making a link for " + terminal.paint(Style.GOOD, email),
                () -> api().post("/users/" + user + "/actions/reset-password", Api.object()));
        PasswordLink.print(reset, json, terminal);
    }
}
