package dev.slipway.cli.pipeline;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;

@picocli.CommandLine.Command(
        name = "pipelines:remove",
        description = "Take an app out of its pipeline; the app itself stays as it is.")
public final class RemoveFromPipeline extends AppCommand {
    public RemoveFromPipeline(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        terminal.progress("Removing " + shownApp() + " from its pipeline", () -> {
            String coupling = Couplings.ofApp(api, app()).path("id").asText();
            return api.delete("/pipeline-couplings/" + coupling);
        });
    }
}
