package dev.slipway.cli.dyno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "ps:scale",
        description = "Scale the process types of an app, or show how they are scaled.")
public final class Scale extends AppCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "TYPE=QUANTITY[:SIZE]",
            description = "Such as web=2, worker+1, web=1:Standard-2X; nothing shows the formation.")
    private List<String> changes = List.of();

    @Option(
            names = {"-j", "--json"},
            description = "Print the formation as JSON.")
    private boolean json;

    public Scale(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        if (changes.isEmpty()) {
            show();
        } else {
            change(changes.stream().map(ScaleChange::parse).toList());
        }
    }

    private void show() {
        JsonNode formation = api().get(path("/formation"));
        if (json) {
            terminal.print(formation.toPrettyString());
            return;
        }
        if (formation.isEmpty()) {
            throw new CommandException(
                    "No process types on " + app() + ". Push an app, whose Procfile may list its process types.");
        }
        terminal.print(StreamSupport.stream(formation.spliterator(), false)
                .map(entry -> "%s=%s:%s"
                        .formatted(
                                entry.path("type").asText(),
                                entry.path("quantity").asText(),
                                entry.path("size").asText()))
                .sorted()
                .collect(Collectors.joining(" ")));
    }

    private void change(List<ScaleChange> wanted) {
        ObjectNode body = Api.object();
        ArrayNode updates = body.putArray("updates");
        wanted.forEach(change -> change.writeTo(updates.addObject()));
        Set<String> types = wanted.stream().map(ScaleChange::type).collect(Collectors.toSet());
        JsonNode formation = terminal.progress(
                "Scaling dynos",
                () -> api().patch(path("/formation"), body),
                result -> "now running " + running(result, types));
        if (json) {
            terminal.print(formation.toPrettyString());
        }
    }

    private static String running(JsonNode formation, Set<String> types) {
        List<String> shown = new ArrayList<>();
        for (JsonNode entry : formation) {
            if (types.contains(entry.path("type").asText())) {
                shown.add("%s at %s:%s"
                        .formatted(
                                entry.path("type").asText(),
                                entry.path("quantity").asText(),
                                entry.path("size").asText()));
            }
        }
        return String.join(", ", shown);
    }
}
