package dev.slipway.cli.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.command.Poll;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.stream.OutputStreams;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "container:release",
        description = "Release the images that were pushed last for process types, as one release.")
public final class ReleaseContainer extends AppCommand {
    private static final Duration ASK_EACH = Duration.ofSeconds(1);

    @Parameters(arity = "1..*", paramLabel = "TYPE", description = "Such as web worker.")
    private List<String> types = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for the release to be live (600).")
    private int timeout = 600;

    @Option(
            names = {"-j", "--json"},
            description = "Print the new release as JSON.")
    private boolean json;

    public ReleaseContainer(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        ObjectNode body = Api.object();
        ArrayNode updates = body.putArray("updates");
        for (String type : types) {
            updates.addObject().put("type", type).put("docker_image", PushedImage.idOf(api, app(), type));
        }
        JsonNode made = terminal.progress(
                "Releasing images " + String.join(", ", types) + " to " + shownApp(),
                () -> {
                    api.patch(path("/formation"), body);
                    return newest(api);
                },
                release -> "v" + release.path("version").asText());
        String path = path("/releases/" + made.path("id").asText());
        Poll.until(() -> pending(api.get(path)), ASK_EACH, Duration.ofSeconds(timeout));
        JsonNode ended = api.get(path);
        if (json) {
            terminal.print(ended.toPrettyString());
        } else {
            OutputStreams.print(api, ended, terminal);
        }
        if (ended.path("status").asText().equals("failed")) {
            throw new CommandException(
                    "The release failed: " + ended.path("description").asText() + "\nThe one before it serves on.");
        }
    }

    private JsonNode newest(Api api) {
        return api.get(path("/releases"), "version ..; max=1, order=desc").path(0);
    }

    private static String pending(JsonNode release) {
        return release.path("status").asText().equals("pending")
                ? "v" + release.path("version").asText() + " is not live yet"
                : "";
    }
}
