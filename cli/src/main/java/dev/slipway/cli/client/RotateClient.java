package dev.slipway.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "clients:rotate",
        description = "Give an OAuth client another secret, printed this once; the old one works no more.")
public final class RotateClient extends Command {
    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Option(
            names = {"-s", "--shell"},
            description = "Print variables for a shell.")
    private boolean shell;

    @Option(
            names = {"-j", "--json"},
            description = "Print the client as JSON.")
    private boolean json;

    public RotateClient(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode rotated = terminal.progress(
                "Updating " + terminal.paint(Style.GOOD, id),
                () -> api().post(Details.PATH + "/" + id + "/actions/rotate-credentials", Api.object()));
        if (json) {
            terminal.print(rotated.toPrettyString());
        } else if (shell) {
            Details.printVariables(rotated, terminal);
        } else {
            Details.print(rotated, context, terminal);
        }
    }
}
