package dev.slipway.cli.command;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One command; its fields are set from the arguments, then it runs once. */
public abstract class Command implements Callable<Integer> {
    protected final Context context;
    protected final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "The platform to talk to, instead of the current one.")
    @Nullable
    private String platform;

    private int exitCode;

    protected Command(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public final Integer call() {
        run();
        return exitCode;
    }

    /** What the process is to end with, if not 0: for commands that stand for another. */
    protected final void endWith(int code) {
        exitCode = code;
    }

    /** Whether all that follows the first argument is an argument too, and no option of this command. */
    public boolean passesOptionsOn() {
        return false;
    }

    /**
     * Does the work.
     *
     * @throws dev.slipway.cli.failure.CommandException if it can't be done
     */
    protected abstract void run();

    protected Api api() {
        return context.api(platform);
    }
}
