package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.git.GitRepository;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ci:rerun",
        description = "Test the commit of an earlier test run again, from this git repository; ends as the tests do.")
public final class RerunTests extends CiCommand {
    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The test run's number; the last if not given.")
    @Nullable
    private String number;

    public RerunTests(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        GitRepository git = context.git();
        JsonNode pipeline = pipeline(api);
        JsonNode earlier = TestRunList.find(api, pipeline, number);
        String sha = earlier.path("commit_sha").asText();
        if (!sha.matches("[0-9a-f]{4,64}")) {
            throw new CommandException("Test run #" + earlier.path("number").asText() + " was of " + sha
                    + ", which is no commit that git could find.");
        }
        String commit = git.commit(sha).id();
        terminal.note("Rerunning test run #" + earlier.path("number").asText() + "...");
        TestedCommit again = new TestedCommit(
                commit,
                earlier.path("commit_branch").asText(),
                earlier.path("commit_message").asText());
        endWith(new ShownRun(api, terminal).show(again.test(api, terminal, git, pipeline)));
    }
}
