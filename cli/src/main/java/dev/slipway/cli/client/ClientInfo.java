package dev.slipway.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "clients:info", description = "Show an OAuth client.")
public final class ClientInfo extends Command {
    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the client as JSON.")
    private boolean json;

    public ClientInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode client = api().get(Details.PATH + "/" + id);
        if (json) {
            terminal.print(client.toPrettyString());
        } else {
            Details.print(client, context, terminal);
        }
    }
}
