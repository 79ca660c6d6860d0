package dev.slipway.cli.failure;

import org.jspecify.annotations.Nullable;

/** Ends a command with a message for the person who called it. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CommandException(String message) {
        this(ExitCode.FAILED, message, null);
    }

    public CommandException(String message, Throwable cause) {
        this(ExitCode.FAILED, message, cause);
    }

    /** @param exitCode one of {@link ExitCode} */
    public CommandException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
