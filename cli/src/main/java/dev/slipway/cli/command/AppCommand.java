package dev.slipway.cli.command;

import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.terminal.Style;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command on one app: the one named, else the one of SLIPWAY_APP, else the one that the git remote leads to. */
public abstract class AppCommand extends Command {
    private static final String REMOTE = "slipway";

    @Option(
            names = {"-a", "--app"},
            paramLabel = "APP",
            description = "The app to run the command on.")
    @Nullable
    private String app;

    @Option(
            names = {"-r", "--remote"},
            paramLabel = "REMOTE",
            description = "The git remote of the app to use.")
    @Nullable
    private String remote;

    protected AppCommand(Context context) {
        super(context);
    }

    protected String app() {
        return chosenApp()
                .orElseThrow(
                        () -> new CommandException("No app is named. Say which with --app APP, or run the command in"
                                + " a git repository with the remote slipway; " + context.script()
                                + " git:remote -a APP adds it."));
    }

    /** The app's path in the API, with something below it: {@code path("/dynos")}. */
    protected String path(String below) {
        return "/apps/" + app() + below;
    }

    /** The app as it is shown in progress lines. */
    protected String shownApp() {
        return terminal.paint(Style.APP, "⬢ " + app());
    }

    /** The app that was named with the command itself, if one was. */
    protected Optional<String> namedApp() {
        return app != null || remote != null ? chosenApp() : Optional.empty();
    }

    protected Optional<String> chosenApp() {
        if (app != null) {
            return Optional.of(app);
        }
        if (remote != null) {
            return Optional.of(context.git()
                    .appOf(remote)
                    .orElseThrow(() -> new CommandException("The git remote " + remote + " leads to no app.")));
        }
        return Optional.ofNullable(context.environment().get("SLIPWAY_APP"))
                .or(() -> context.git().appOf(REMOTE));
    }
}
