package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "ci:last",
        description = "Show the last test run: what it printed, or prints, and how it ended. Ends as the tests did.")
public final class LastTestRun extends CiCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the test run as JSON.")
    private boolean json;

    public LastTestRun(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode run = TestRunList.find(api, pipeline(api), null);
        if (json) {
            terminal.print(run.toPrettyString());
        } else {
            endWith(new ShownRun(api, terminal).show(run));
        }
    }
}
