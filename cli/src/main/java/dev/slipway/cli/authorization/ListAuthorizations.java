package dev.slipway.cli.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "authorizations", description = "List your keys for programs.")
public final class ListAuthorizations extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the authorizations as JSON.")
    private boolean json;

    public ListAuthorizations(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode all = api().get("/oauth/authorizations");
        if (json) {
            terminal.print(all.toPrettyString());
            return;
        }
        Table table = new Table();
        all.forEach(authorization -> table.row(
                authorization.path("description").asText(),
                authorization.path("id").asText(),
                Details.scope(authorization)));
        table.printTo(terminal);
    }
}
