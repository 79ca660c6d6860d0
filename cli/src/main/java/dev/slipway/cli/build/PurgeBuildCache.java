package dev.slipway.cli.build;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
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
        Api api = api();
        new Confirmation(terminal, "The purge", app())
                .require(confirm, "This will remove the build cache of " + app() + "; its next build takes longer.");
        terminal.progress("Purging build cache of " + shownApp(), () -> api.delete(path("/build-cache")));
    }
}
