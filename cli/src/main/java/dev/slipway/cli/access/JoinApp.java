package dev.slipway.cli.access;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(name = "apps:join", description = "Add yourself to an app of a team that you are in.")
public final class JoinApp extends AppCommand {
    public JoinApp(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        String email = api.get("/account").path("email").asText();
        terminal.progress(
                "Joining " + shownApp(),
                () -> api.post(
                        "/teams/apps/" + app() + "/collaborators", Api.object().put("user", email)));
    }
}
