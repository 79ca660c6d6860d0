package dev.slipway.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "users:add",
        description = "Add a user, and print the link with which they set their password.")
public final class AddUser extends Command {
    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "The user's name.")
    @Nullable
    private String name;

    @Option(names = "--admin", description = "Make the user an administrator, who may do everything with every app.")
    private boolean admin;

    @Option(
            names = {"-j", "--json"},
            description = "Print the user as JSON.")
    private boolean json;

    public AddUser(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object().put("email", email).put("admin", admin);
        if (name != null) {
            body.put("name", name);
        }
        JsonNode user =
                terminal.progress("Adding user " + terminal.paint(Style.GOOD, email), () -> api().post("/users", body));
        PasswordLink.print(user, json, terminal);
    }
}
