package dev.slipway.cli.secondfactor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.ExitCode;

/** A command on the second factor. */
abstract class SecondFactorCommand extends Command {
    protected static final String PATH = "/account/second-factor";

    protected SecondFactorCommand(Context context) {
        super(context);
    }

    /** A body that holds the password. */
    protected final ObjectNode askForPassword() {
        String password = terminal.askSecret("Your password: ")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new CommandException(
                        ExitCode.LOGIN_NEEDED,
                        "There was no password. It is asked for on a terminal, or read from the standard input.",
                        null));
        return Api.object().put("password", password);
    }

    /** The codes alone go to the standard output, for scripts. */
    protected final void printRecoveryCodes(JsonNode answer, boolean json) {
        if (json) {
            terminal.print(answer.toPrettyString());
            return;
        }
        terminal.note("Each of these stands in for a code once, if you lose the app."
                + " They are shown this one time; keep them where the phone is not:");
        answer.path("recovery_codes").forEach(code -> terminal.print(code.asText()));
    }
}
