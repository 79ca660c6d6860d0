package dev.slipway.cli.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "authorizations:create",
        description = "Make a key for a program, such as a CI job; its text is printed this once.")
public final class CreateAuthorization extends Command {
    @Option(
            names = {"-d", "--description"},
            paramLabel = "TEXT",
            description = "What the key is for.")
    @Nullable
    private String description;

    @Option(
            names = {"-s", "--scope"},
            paramLabel = "SCOPES",
            split = ",",
            description = "What it may do: some of global, identity, read, write, read-protected, write-protected, with"
                    + " commas between; global if not given.")
    private List<String> scope = new ArrayList<>();

    @Option(
            names = {"-e", "--expires-in"},
            paramLabel = "SECONDS",
            description = "How long it works; without end if not given.")
    @Nullable
    private Long expiresIn;

    @Option(
            names = {"-S", "--short"},
            description = "Print the key's text only.")
    private boolean brief;

    @Option(
            names = {"-j", "--json"},
            description = "Print the authorization as JSON.")
    private boolean json;

    public CreateAuthorization(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        if (description != null) {
            body.put("description", description);
        }
        if (!scope.isEmpty()) {
            scope.forEach(body.putArray("scope")::add);
        }
        if (expiresIn != null) {
            body.put("expires_in", expiresIn);
        }
        JsonNode made =
                terminal.progress("Creating OAuth Authorization", () -> api().post("/oauth/authorizations", body));
        if (brief) {
            terminal.print(made.path("access_token").path("token").asText());
        } else {
            Details.print(made, json, context, terminal);
        }
    }
}
