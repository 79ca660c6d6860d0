package dev.slipway.cli.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.git.GitRepository;
import dev.slipway.cli.git.Remote;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "git:remote", description = "Connect the git repository at hand to an app.")
public final class AddRemote extends Command {
    @Option(
            names = {"-a", "--app"},
            required = true,
            paramLabel = "APP",
            description = "The app to connect to.")
    private String app = "";

    @Option(
            names = {"-r", "--remote"},
            paramLabel = "REMOTE",
            defaultValue = "slipway",
            description = "The git remote to create.")
    private String remote = "slipway";

    public AddRemote(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        GitRepository repository = context.git();
        if (!repository.exists()) {
            throw new CommandException(
                    "There is no git repository in " + context.directory() + ". Make one with: git init");
        }
        JsonNode found = api().get("/apps/" + app);
        Remote target = Remote.of(found, context.script(), context.environment());
        target.addTo(repository, remote);
        terminal.print("set git remote " + remote + " to " + target.url());
    }
}
