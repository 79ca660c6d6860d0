package dev.slipway.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "pipelines:info", description = "Show the apps of a pipeline by their stages.")
public final class PipelineInfo extends Command {
    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name or id.")
    private String pipeline = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the pipeline's couplings as JSON.")
    private boolean json;

    public PipelineInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode couplings = Couplings.ofPipeline(api, pipeline);
        if (json) {
            terminal.print(couplings.toPrettyString());
            return;
        }
        terminal.heading(pipeline);
        List<JsonNode> sorted = StreamSupport.stream(couplings.spliterator(), false)
                .sorted(Comparator.comparing(coupling ->
                        Couplings.STAGES.indexOf(coupling.path("stage").asText())))
                .toList();
        Table table = new Table();
        sorted.forEach(coupling -> table.row(
                Couplings.appName(api, coupling), coupling.path("stage").asText()));
        table.printTo(terminal);
    }
}
