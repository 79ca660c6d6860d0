package dev.slipway.cli.app;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(name = "maintenance:off", description = "Let requests through to an app again.")
public final class MaintenanceOff extends AppCommand {
    public MaintenanceOff(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Disabling maintenance mode for " + shownApp(),
                () -> api().patch(path(""), Api.object().put("maintenance", false)));
    }
}
