package dev.slipway.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "transfers", description = "List the apps that you offer, or are offered.")
public final class ListTransfers extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the transfers as JSON.")
    private boolean json;

    public ListTransfers(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode transfers = api().get("/account/app-transfers", "created_at ..; max=1000;");
        if (json) {
            terminal.print(transfers.toPrettyString());
            return;
        }
        if (transfers.isEmpty()) {
            terminal.print("There are no transfers.");
            return;
        }
        Table table = new Table();
        transfers.forEach(transfer -> table.row(
                transfer.path("app").path("name").asText(),
                transfer.path("owner").path("email").asText(),
                "to " + transfer.path("recipient").path("email").asText(),
                transfer.path("state").asText()));
        table.printTo(terminal);
    }
}
