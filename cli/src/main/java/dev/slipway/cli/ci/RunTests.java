package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.git.GitRepository;

@picocli.CommandLine.Command(
        name = "ci:run",
        description = "Test the commit that is checked out, on the platform; ends as the tests do.")
public final class RunTests extends CiCommand {
    public RunTests(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        GitRepository git = context.git();
        JsonNode pipeline = pipeline(api);
        JsonNode run = TestedCommit.of(git.commit("HEAD")).test(api, terminal, git, pipeline);
        endWith(new ShownRun(api, terminal).show(run));
    }
}
