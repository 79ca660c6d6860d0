package dev.slipway.cli.command;

import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Has a person type the app's name before something is done that can't be undone.
 *
 * @param doing such as {@code Destroying an app}
 */
public record Confirmation(Terminal terminal, String doing, String app) {
    /**
     * Returns if the name was given or is typed.
     *
     * @param given what {@code --confirm} says
     * @param warning what will happen
     * @throws CommandException if another name was given, or nobody can be asked
     */
    public void require(@Nullable String given, String warning) {
        String answer = given;
        if (answer == null) {
            terminal.warning(warning);
            answer = terminal.ask("To proceed, type " + app + " or re-run this command with --confirm " + app + ": ")
                    .orElseThrow(() -> new UsageException(doing + " must be confirmed: add --confirm " + app));
        }
        if (!answer.equals(app)) {
            throw new CommandException("Confirmation " + answer + " did not match " + app + ". Aborted.");
        }
    }
}
