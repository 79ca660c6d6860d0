package dev.slipway.cli.pipeline;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "pipelines:rename", description = "Give a pipeline another name.")
public final class RenamePipeline extends Command {
    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The pipeline's name or id.")
    private String pipeline = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Its next name.")
    private String name = "";

    public RenamePipeline(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        terminal.progress(
                "Renaming " + pipeline + " pipeline to " + terminal.paint(Style.GOOD, name),
                () -> api().patch("/pipelines/" + pipeline, Api.object().put("name", name)));
    }
}
