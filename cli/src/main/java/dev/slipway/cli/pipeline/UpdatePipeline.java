package dev.slipway.cli.pipeline;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "pipelines:update", description = "Give an app another stage in its pipeline.")
public final class UpdatePipeline extends AppCommand {
    @Option(
            names = {"-s", "--stage"},
            required = true,
            paramLabel = "STAGE",
            description = "The app's next stage: test, review, development, staging or production.")
    private String stage = "";

    public UpdatePipeline(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String chosen = Couplings.stage(stage);
        Api api = api();
        terminal.progress("Changing " + shownApp() + " to " + chosen, () -> {
            String coupling = Couplings.ofApp(api, app()).path("id").asText();
            return api.patch("/pipeline-couplings/" + coupling, Api.object().put("stage", chosen));
        });
    }
}
