package dev.slipway.cli.access;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

@picocli.CommandLine.Command(name = "apps:leave", description = "Remove yourself from an app.")
public final class LeaveApp extends AppCommand {
    public LeaveApp(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        String user = URLEncoder.encode(api.get("/account").path("email").asText(), StandardCharsets.UTF_8);
        terminal.progress("Leaving " + shownApp(), () -> api.delete(path("/collaborators/" + user)));
    }
}
