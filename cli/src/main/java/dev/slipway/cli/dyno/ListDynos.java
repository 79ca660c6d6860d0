package dev.slipway.cli.dyno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Style;
import dev.slipway.cli.terminal.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "ps", description = "List the dynos of an app.")
public final class ListDynos extends AppCommand {
    @Parameters(arity = "0..*", paramLabel = "TYPE", description = "Only dynos of these process types.")
    private List<String> types = List.of();

    @Option(
            names = {"-j", "--json"},
            description = "Print the dynos as JSON.")
    private boolean json;

    public ListDynos(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode dynos = api().get(path("/dynos"));
        if (json) {
            terminal.print(dynos.toPrettyString());
            return;
        }
        TreeMap<String, List<JsonNode>> byType = new TreeMap<>();
        for (JsonNode dyno : dynos) {
            String type = dyno.path("type").asText();
            if (types.isEmpty() || types.contains(type)) {
                byType.computeIfAbsent(type, any -> new ArrayList<>()).add(dyno);
            }
        }
        if (byType.isEmpty()) {
            terminal.print("No dynos on " + app());
        }
        byType.forEach(this::print);
    }

    private void print(String type, List<JsonNode> dynos) {
        JsonNode first = dynos.getFirst();
        terminal.heading("%s (%s): %s (%d)"
                .formatted(
                        type, first.path("size").asText(), first.path("command").asText(), dynos.size()));
        dynos.sort(Comparator.comparing(
                        (JsonNode dyno) -> dyno.path("name").asText().length())
                .thenComparing(dyno -> dyno.path("name").asText()));
        for (JsonNode dyno : dynos) {
            String state = dyno.path("state").asText();
            terminal.print(terminal.paint(Style.NAME, dyno.path("name").asText()) + ": "
                    + terminal.paint(state.equals("crashed") ? Style.BAD : Style.GOOD, state) + " "
                    + Times.withAge(
                            dyno.path("updated_at").asText(),
                            context.clock().instant(),
                            context.clock().getZone()));
        }
        terminal.print("");
    }
}
