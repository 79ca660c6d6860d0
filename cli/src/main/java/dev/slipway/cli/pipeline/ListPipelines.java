package dev.slipway.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "pipelines", description = "List the pipelines.")
public final class ListPipelines extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the pipelines as JSON.")
    private boolean json;

    public ListPipelines(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode pipelines = api().get("/pipelines", "name ..; max=1000");
        if (json) {
            terminal.print(pipelines.toPrettyString());
        } else if (pipelines.isEmpty()) {
            terminal.print("There are no pipelines. One is made with: " + context.script() + " pipelines:create NAME");
        } else {
            terminal.heading("Pipelines");
            pipelines.forEach(pipeline -> terminal.print(pipeline.path("name").asText()));
        }
    }
}
