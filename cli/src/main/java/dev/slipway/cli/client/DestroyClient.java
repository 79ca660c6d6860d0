package dev.slipway.cli.client;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Confirmation;
import dev.slipway.cli.command.Context;
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
        new Confirmation(terminal, "Removing a client", id)
                .requireTo("remove the client, and all that users let it do", confirm);
        terminal.progress("Destroying " + terminal.paint(Style.GOOD, id), () -> api().delete(Details.PATH + "/" + id));
    }
}
