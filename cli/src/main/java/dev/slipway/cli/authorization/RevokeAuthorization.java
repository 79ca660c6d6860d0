package dev.slipway.cli.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "authorizations:revoke", description = "Make a key for programs useless.")
public final class RevokeAuthorization extends Command {
    @Parameters(paramLabel = "ID", description = "The authorization's id.")
    private String id = "";

    public RevokeAuthorization(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode revoked =
                terminal.progress("Revoking OAuth Authorization", () -> api().delete("/oauth/authorizations/" + id));
        terminal.print("Done, revoked authorization from "
                + revoked.path("description").asText() + ".");
    }
}
