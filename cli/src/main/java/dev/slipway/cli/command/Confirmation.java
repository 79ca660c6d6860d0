package dev.slipway.cli.command;

import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Terminal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a person type a name again before something is done that can't be undone.
 *
 * @param doing such as {@code Destroying an app}
 * @param name of what it is done to
 */
public record Confirmation(Terminal terminal, String doing, String name) {
    /**
     * Returns if the name was given or is typed.
     *
     * @param given what {@code --confirm} says
     * @param warning what will happen
     * @throws CommandException if another name was given, or nobody can be asked
     */
    public void require(@Nullable String given, String warning) {
        check(given, () -> {
            terminal.warning(warning);
            return terminal.ask("To proceed, type " + name + " or re-run this command with --confirm " + name + ": ");
        });
    }

    /**
     * The same without a warning.
     *
     * @param aim what the name is typed for, such as {@code remove the team}
     */
    public void requireTo(String aim, @Nullable String given) {
        check(given, () -> terminal.ask("To " + aim + ", type " + name + ": "));
    }

    private void check(@Nullable String given, Supplier<Optional<String>> question) {
        String answer = given != null
                ? given
                : question.get()
                        .orElseThrow(() -> new UsageException(doing + " must be confirmed: add --confirm " + name));
        if (!answer.equals(name)) {
            throw new CommandException("Confirmation " + answer + " did not match " + name + ". Aborted.");
        }
    }
}
