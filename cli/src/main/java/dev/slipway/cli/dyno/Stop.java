package dev.slipway.cli.dyno;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ps:stop",
        description =
                "Stop a dyno, or all of a process type. What the formation wants is started anew; a one-off dyno ends.")
public final class Stop extends AppCommand {
    @Parameters(paramLabel = "TYPE|DYNO", description = "Such as run.1234, or worker.")
    private String target = "";

    public Stop(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        boolean one = target.contains(".");
        terminal.progress(
                "Stopping " + (one ? target + " dyno" : "all " + target + " dynos") + " on " + shownApp(),
                () -> api().post(path((one ? "/dynos/" : "/formations/") + target + "/actions/stop"), Api.object()));
    }
}
