package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "ci", description = "List the test runs of a pipeline, the newest first.")
public final class ListTestRuns extends CiCommand {
    private static final int SHOWN = 15;

    @Option(
            names = {"-j", "--json"},
            description = "Print the test runs as JSON.")
    private boolean json;

    public ListTestRuns(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode pipeline = pipeline(api);
        JsonNode runs = TestRunList.newest(api, pipeline, SHOWN);
        if (json) {
            terminal.print(runs.toPrettyString());
            return;
        }
        String name = pipeline.path("name").asText();
        if (runs.isEmpty()) {
            terminal.print("The pipeline " + name + " has no test runs. One is made with: " + context.script()
                    + " ci:run -p " + name);
            return;
        }
        terminal.heading("Showing latest test runs for the " + name + " pipeline");
        Table table = new Table();
        runs.forEach(run -> table.row(
                TestRunList.icon(run),
                "#" + run.path("number").asText(),
                run.path("commit_branch").asText(),
                TestRunList.commit(run),
                run.path("status").asText()));
        table.printTo(terminal);
    }
}
