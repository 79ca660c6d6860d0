package dev.slipway.cli.repository;

import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "git:disconnect",
        description = "Have a repository's pushes no longer deploy an app. What runs, runs on.")
public final class DisconnectRepository extends AppCommand {
    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "APP",
            description = "The app's name again, instead of being asked for it.")
    @Nullable
    private String confirm;

    public DisconnectRepository(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        new Confirmation(terminal, "Disconnecting a repository", app()).requireTo("disconnect the repository", confirm);
        terminal.progress("Disconnecting the repository of " + shownApp(), () -> api().delete(path("/git-connection")));
        terminal.note("Remove the webhook there as well: what it sends is refused from now on.");
    }
}
