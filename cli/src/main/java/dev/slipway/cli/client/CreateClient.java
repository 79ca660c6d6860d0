package dev.slipway.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "clients:create",
        description = "Register a program that asks users for access; its secret is printed this once.")
public final class CreateClient extends Command {
    @Parameters(index = "0", paramLabel = "NAME", description = "What users are told that it is called.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "CALLBACK",
            description = "Where users go afterwards, such as https://example.com/auth/callback.")
    private String callback = "";

    @Option(
            names = {"-s", "--shell"},
            description = "Print variables for a shell, which is what is printed anyway.")
    private boolean shell;

    @Option(
            names = {"-j", "--json"},
            description = "Print the client as JSON.")
    private boolean json;

    public CreateClient(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode made = terminal.progress(
                "Creating " + terminal.paint(Style.GOOD, name),
                () -> api().post(Details.PATH, Api.object().put("name", name).put("redirect_uri", callback)));
        if (json && !shell) {
            terminal.print(made.toPrettyString());
        } else {
            Details.printVariables(made, terminal);
        }
    }
}
