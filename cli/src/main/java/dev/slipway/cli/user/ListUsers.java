package dev.slipway.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "users", description = "List the users of the platform.")
public final class ListUsers extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the users as JSON.")
    private boolean json;

    public ListUsers(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode users = api().get("/users", "email ..; max=1000;");
        if (json) {
            terminal.print(users.toPrettyString());
            return;
        }
        Table table = new Table();
        users.forEach(user -> table.row(
                user.path("email").asText(),
                user.path("admin").asBoolean() ? "admin" : "",
                user.path("last_login").isNull() ? "" : "last login " + age(user.path("last_login"))));
        table.printTo(terminal);
    }

    private String age(JsonNode time) {
        return Times.withAge(
                time.asText(), context.clock().instant(), context.clock().getZone());
    }
}
