package dev.slipway.cli.dyno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.terminal.Table;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "ps:type", description = "Show or change the dyno sizes of an app.")
public final class DynoType extends AppCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "TYPE=SIZE",
            description = "Such as web=Standard-2X; a size alone is for all process types; nothing shows them.")
    private List<String> changes = List.of();

    @Option(
            names = {"-j", "--json"},
            description = "Print the formation as JSON.")
    private boolean json;

    public DynoType(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode formation = changes.isEmpty() ? api().get(path("/formation")) : change();
        if (json) {
            terminal.print(formation.toPrettyString());
            return;
        }
        Table table = new Table().row("type", "size", "qty");
        formation.forEach(entry -> table.row(
                entry.path("type").asText(),
                entry.path("size").asText(),
                entry.path("quantity").asText()));
        table.printTo(terminal);
    }

    private JsonNode change() {
        ObjectNode body = Api.object();
        ArrayNode updates = body.putArray("updates");
        if (changes.size() == 1 && !changes.getFirst().contains("=")) {
            String size = changes.getFirst();
            api().get(path("/formation"))
                    .forEach(entry -> updates.addObject()
                            .put("type", entry.path("type").asText())
                            .put("size", size));
        } else {
            changes.forEach(change -> {
                String[] sides = change.split("=", 2);
                if (sides.length < 2 || sides[0].isEmpty() || sides[1].isEmpty()) {
                    throw new UsageException(
                            change + " names no process type and size. Write it as in web=Standard-2X.");
                }
                updates.addObject().put("type", sides[0]).put("size", sides[1]);
            });
        }
        terminal.progress("Scaling dynos on " + shownApp(), () -> api().patch(path("/formation"), body));
        return api().get(path("/formation"));
    }
}
