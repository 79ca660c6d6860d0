package dev.slipway.cli.reviewapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "reviewapps:enable",
        description = "Enable review apps for a pipeline; with options, change how they are made.")
public final class EnableReviewApps extends ReviewAppsCommand {
    @Option(
            names = {"-a", "--app"},
            paramLabel = "APP",
            description = "The app that they are made like; the first one before production if not given.")
    @Nullable
    private String app;

    @Option(names = "--autodeploy", description = "Kept for those who read it: pushes make review apps in any case.")
    private boolean autodeploy;

    @Option(names = "--autodestroy", description = "Destroy them some days after their last push.")
    private boolean autodestroy;

    @Option(names = "--wait-for-ci", description = "Kept for those who read it.")
    private boolean waitForCi;

    public EnableReviewApps(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        ObjectNode settings = Api.object();
        if (app != null) {
            settings.put("app", app);
        }
        Settings.put(settings, true, autodeploy, autodestroy, waitForCi);
        terminal.progress(
                "Configuring pipeline",
                () -> autodeploy || autodestroy || waitForCi
                        ? api.patch(path(), settings)
                        : api.post(path(), settings));
    }
}
