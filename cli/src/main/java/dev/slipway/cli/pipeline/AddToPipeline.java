package dev.slipway.cli.pipeline;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "pipelines:add", description = "Put an app into a pipeline.")
public final class AddToPipeline extends AppCommand {
    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name or id.")
    private String pipeline = "";

    @Option(
            names = {"-s", "--stage"},
            required = true,
            paramLabel = "STAGE",
            description = "The app's stage: test, review, development, staging or production.")
    private String stage = "";

    public AddToPipeline(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String chosen = Couplings.stage(stage);
        terminal.progress(
                "Adding " + shownApp() + " to " + terminal.paint(Style.GOOD, pipeline) + " pipeline as " + chosen,
                () -> Couplings.add(api(), pipeline, app(), chosen));
    }
}
