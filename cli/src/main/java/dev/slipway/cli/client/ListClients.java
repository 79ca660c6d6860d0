package dev.slipway.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "clients", description = "List your OAuth clients.")
public final class ListClients extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the clients as JSON.")
    private boolean json;

    public ListClients(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode clients = api().get(Details.PATH, "name ..; max=1000;");
        if (json) {
            terminal.print(clients.toPrettyString());
            return;
        }
        if (clients.isEmpty()) {
            terminal.print("No OAuth clients.");
            return;
        }
        Table table = new Table();
        clients.forEach(client -> table.row(
                client.path("name").asText(),
                client.path("id").asText(),
                client.path("redirect_uri").asText()));
        table.printTo(terminal);
    }
}
