package dev.slipway.cli.build;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "builds:cache:purge",
        description = "Remove what builds of an app keep for the next one, which then installs everything anew.")
public final class PurgeBuildCache extends AppCommand {
    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "APP",
            description = "The app's name again, instead of being asked for it.")
    @Nullable
    private String confirm;

    public PurgeBuildCache(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String name = app();
        Api api = api();
        requireConfirmation(name);
        terminal.progress("Purging build cache of " + shownApp(), () -> api.delete(path("/build-cache")));
    }

    private void requireConfirmation(String name) {
        String answer = confirm;
        if (answer == null) {
            terminal.warning("This will remove the build cache of " + name + "; its next build takes longer.");
            answer = terminal.ask("To proceed, type " + name + " or re-run this command with --confirm " + name + ": ")
                    .orElseThrow(() -> new UsageException("The purge must be confirmed: add --confirm " + name));
        }
        if (!answer.equals(name)) {
            throw new CommandException("Confirmation " + answer + " did not match " + name + ". Aborted.");
        }
    }
}
