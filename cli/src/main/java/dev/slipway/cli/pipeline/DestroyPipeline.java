package dev.slipway.cli.pipeline;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "pipelines:destroy", description = "Remove a pipeline; its apps stay as they are.")
public final class DestroyPipeline extends Command {
    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name or id.")
    private String pipeline = "";

    public DestroyPipeline(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Destroying " + terminal.paint(Style.GOOD, pipeline) + " pipeline",
                () -> api().delete("/pipelines/" + pipeline));
    }
}
