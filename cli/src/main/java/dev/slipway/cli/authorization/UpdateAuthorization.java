package dev.slipway.cli.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "authorizations:update", description = "Change what is said of a key for programs.")
public final class UpdateAuthorization extends Command {
    @Parameters(paramLabel = "ID", description = "The authorization's id.")
    private String id = "";

    @Option(
            names = {"-d", "--description"},
            required = true,
            paramLabel = "TEXT",
            description = "What the key is for.")
    private String description = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the authorization as JSON.")
    private boolean json;

    public UpdateAuthorization(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        body.put("description", description);
        Details.print(
                terminal.progress(
                        "Updating OAuth Authorization", () -> api().patch("/oauth/authorizations/" + id, body)),
                json,
                context,
                terminal);
    }
}
