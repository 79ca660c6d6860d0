package dev.slipway.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "access", description = "List who has access to an app.")
public final class ListAccess extends AppCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the collaborators as JSON.")
    private boolean json;

    public ListAccess(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode collaborators = api().get(path("/collaborators"), "email ..; max=1000;");
        if (json) {
            terminal.print(collaborators.toPrettyString());
            return;
        }
        Table table = new Table();
        collaborators.forEach(collaborator -> table.row(
                collaborator.path("user").path("email").asText(),
                collaborator.path("role").asText(),
                permissions(collaborator)));
        table.printTo(terminal);
    }

    private static String permissions(JsonNode collaborator) {
        return StreamSupport.stream(collaborator.path("permissions").spliterator(), false)
                .map(permission -> permission.path("name").asText())
                .collect(Collectors.joining(", "));
    }
}
