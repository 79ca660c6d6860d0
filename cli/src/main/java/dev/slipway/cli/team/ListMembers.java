package dev.slipway.cli.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "members", description = "List who is in a team.")
public final class ListMembers extends TeamCommand {
    @Option(
            names = {"-j", "--json"},
            description = "Print the members as JSON.")
    private boolean json;

    public ListMembers(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode members = api().get(members(), "email ..; max=1000;");
        if (json) {
            terminal.print(members.toPrettyString());
            return;
        }
        Table table = new Table();
        members.forEach(member ->
                table.row(member.path("email").asText(), member.path("role").asText()));
        table.printTo(terminal);
    }
}
