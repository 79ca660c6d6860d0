package dev.slipway.cli.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "git:branch",
        description = "Show or choose the branch that deploys an app when it is pushed.")
public final class ChooseBranch extends AppCommand {
    @Parameters(arity = "0..1", paramLabel = "BRANCH", description = "The branch that deploys from now on.")
    @Nullable
    private String branch;

    @Option(names = "--default", description = "Deploy the platform's default branches again.")
    private boolean platformDefault;

    @Option(
            names = {"-j", "--json"},
            description = "Print the settings as JSON.")
    private boolean json;

    public ChooseBranch(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (branch != null && platformDefault) {
            throw new UsageException("Name a branch or give --default, not both.");
        }
        JsonNode settings = branch == null && !platformDefault ? api().get(path("/git-settings")) : choose();
        terminal.print(json ? settings.toPrettyString() : DeployBranches.shown(settings));
    }

    private JsonNode choose() {
        ObjectNode body = Api.object();
        body.put("deploy_branch", branch);
        return terminal.progress(
                "Setting the deploy branch of " + shownApp(), () -> api().patch(path("/git-settings"), body));
    }
}
