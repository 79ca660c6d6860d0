package dev.slipway.cli.app;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(
        name = "maintenance:on",
        description = "Answer all requests to an app with a maintenance page; its dynos run on.")
public final class MaintenanceOn extends AppCommand {
    public MaintenanceOn(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Enabling maintenance mode for " + shownApp(),
                () -> api().patch(path(""), Api.object().put("maintenance", true)));
    }
}
