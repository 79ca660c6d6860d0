package dev.slipway.cli.client;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "clients:destroy",
        description = "Remove an OAuth client; what users let it do ends at once.")
public final class DestroyClient extends Command {
    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Option(
            names = {"-c", "--confirm"},
            paramLabel = "ID",
            description = "The id again, instead of being asked for it.")
    @Nullable
    private String confirm;

    public DestroyClient(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        String answer = confirm != null
                ? confirm
                : terminal.ask("To remove the client, and all that users let it do, type " + id + ": ")
                        .orElseThrow(
                                () -> new UsageException("Removing a client must be confirmed: add --confirm " + id));
        if (!answer.equals(id)) {
            throw new CommandException("Confirmation " + answer + " did not match " + id + ". Aborted.");
        }
        terminal.progress("Destroying " + terminal.paint(Style.GOOD, id), () -> api().delete(Details.PATH + "/" + id));
    }
}
