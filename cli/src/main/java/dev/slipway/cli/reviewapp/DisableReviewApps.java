package dev.slipway.cli.reviewapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "reviewapps:disable",
        description = "Disable review apps for a pipeline; with options, only a part of how they are made.")
public final class DisableReviewApps extends ReviewAppsCommand {
    @Option(names = "--no-autodeploy", description = "Kept for those who read it.")
    private boolean noAutodeploy;

    @Option(names = "--no-autodestroy", description = "Let them live as long as any preview.")
    private boolean noAutodestroy;

    @Option(names = "--no-wait-for-ci", description = "Kept for those who read it.")
    private boolean noWaitForCi;

    public DisableReviewApps(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        ObjectNode settings = Api.object();
        Settings.put(settings, false, noAutodeploy, noAutodestroy, noWaitForCi);
        terminal.progress(
                "Configuring pipeline", () -> settings.isEmpty() ? api.delete(path()) : api.patch(path(), settings));
    }
}
