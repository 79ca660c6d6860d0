package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ci:info",
        description = "Show a test run: what it printed, or prints, and how it ended. Ends as the tests did.")
public final class TestRunInfo extends CiCommand {
    @Parameters(paramLabel = "NUMBER", description = "The test run's number.")
    private String number = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the test run as JSON.")
    private boolean json;

    public TestRunInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode run = TestRunList.find(api, pipeline(api), number);
        if (json) {
            terminal.print(run.toPrettyString());
        } else {
            endWith(new ShownRun(api, terminal).show(run));
        }
    }
}
