package dev.slipway.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "clients:update",
        description = "Change the name of an OAuth client, or where users go afterwards.")
public final class UpdateClient extends Command {
    @Parameters(paramLabel = "ID", description = "The client's id.")
    private String id = "";

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "What users are told that it is called.")
    @Nullable
    private String name;

    @Option(names = "--url", paramLabel = "CALLBACK", description = "Where users go afterwards.")
    @Nullable
    private String url;

    @Option(
            names = {"-j", "--json"},
            description = "Print the client as JSON.")
    private boolean json;

    public UpdateClient(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ObjectNode body = Api.object();
        if (name != null) {
            body.put("name", name);
        }
        if (url != null) {
            body.put("redirect_uri", url);
        }
        if (body.isEmpty()) {
            throw new UsageException("Say what to change: --name NAME or --url CALLBACK.");
        }
        JsonNode updated = terminal.progress(
                "Updating " + terminal.paint(Style.GOOD, id), () -> api().patch(Details.PATH + "/" + id, body));
        if (json) {
            terminal.print(updated.toPrettyString());
        }
    }
}
