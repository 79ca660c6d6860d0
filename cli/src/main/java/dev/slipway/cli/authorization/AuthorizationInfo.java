package dev.slipway.cli.authorization;

import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "authorizations:info", description = "Show a key for programs.")
public final class AuthorizationInfo extends Command {
    @Parameters(paramLabel = "ID", description = "The authorization's id; ~ is the one in use.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the authorization as JSON.")
    private boolean json;

    public AuthorizationInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Details.print(api().get("/oauth/authorizations/" + id), json, context, terminal);
    }
}
