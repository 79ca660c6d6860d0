package dev.slipway.cli.authorization;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "authorizations:rotate",
        description = "Give a key another text, printed this once; the old one works no more.")
public final class RotateAuthorization extends Command {
    @Parameters(paramLabel = "ID", description = "The authorization's id; ~ is the one in use.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the authorization as JSON.")
    private boolean json;

    public RotateAuthorization(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Details.print(
                terminal.progress(
                        "Rotating OAuth Authorization",
                        () -> api().post("/oauth/authorizations/" + id + "/actions/regenerate-tokens", Api.object())),
                json,
                context,
                terminal);
    }
}
