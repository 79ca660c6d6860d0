package dev.slipway.cli.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "whoami", description = "Print the e-mail address of the account in use.")
public final class Whoami extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the account as JSON.")
    private boolean json;

    public Whoami(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode account = api().get("/account");
        terminal.print(json ? account.toPrettyString() : account.path("email").asText());
    }
}
