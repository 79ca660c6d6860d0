package dev.slipway.cli.access;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "access:remove", description = "Take the access to an app from a user.")
public final class RemoveAccess extends AppCommand {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    public RemoveAccess(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String user = URLEncoder.encode(email, StandardCharsets.UTF_8);
        terminal.progress(
                "Removing " + terminal.paint(Style.GOOD, email) + " access from the app " + shownApp(),
                () -> api().delete(path("/collaborators/" + user)));
    }
}
