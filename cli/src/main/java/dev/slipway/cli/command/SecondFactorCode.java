package dev.slipway.cli.command;

import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.ExitCode;
import dev.slipway.cli.terminal.Terminal;

/** The code of an authenticator app, or a recovery code. */
public final class SecondFactorCode {
    private SecondFactorCode() {}

    /**
     * Asks for it, or reads it from the standard input.
     *
     * @throws CommandException if none is given
     */
    public static String ask(Terminal terminal) {
        return terminal.askSecret("Code of the authenticator app, or a recovery code: ")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new CommandException(
                        ExitCode.LOGIN_NEEDED,
                        "There was no code. The account asks for one beside the password: give it on the line after.",
                        null));
    }
}
