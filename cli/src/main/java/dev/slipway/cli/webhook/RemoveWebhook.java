package dev.slipway.cli.webhook;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "webhooks:remove",
        description = "Remove a webhook from an app, with what was still to be delivered.")
public final class RemoveWebhook extends AppCommand {
    @Parameters(paramLabel = "ID", description = "The webhook's id.")
    private String id = "";

    public RemoveWebhook(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Removing webhook " + id + " from " + shownApp(), () -> api().delete(path("/webhooks/" + id)));
    }
}
