package dev.slipway.cli.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.slipway.cli.command.Command;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.platform.KnownPlatforms;
import dev.slipway.cli.platform.Platform;
import dev.slipway.cli.terminal.Table;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "platforms",
        description = "List the platforms that commands can go to; * marks the current one.")
public final class ListPlatforms extends Command {
    @Option(
            names = {"-j", "--json"},
            description = "Print the platforms as JSON, without their keys.")
    private boolean json;

    public ListPlatforms(Context context) {
        super(context);
    }

    private record Line(boolean current, String name, String url, String user) {}

    @Override
    protected void run() {
        List<Line> lines = lines();
        if (json) {
            ArrayNode array = new ObjectMapper().createArrayNode();
            lines.forEach(line -> array.addObject()
                    .put("name", line.name())
                    .put("url", line.url())
                    .put("user", line.user())
                    .put("current", line.current()));
            terminal.print(array.toPrettyString());
            return;
        }
        if (lines.isEmpty()) {
            terminal.print("You know no platform. Log in to one with login URL, or start one here with up.");
            return;
        }
        Table table = new Table();
        lines.forEach(line -> table.row((line.current() ? "* " : "  ") + line.name(), line.url(), line.user()));
        table.printTo(terminal);
    }

    private List<Line> lines() {
        KnownPlatforms known = context.platforms().read();
        String current = context.chosenPlatform(known);
        List<Line> lines = new ArrayList<>();
        if (Files.isReadable(context.localKey())) {
            lines.add(new Line(
                    current.equals(Platform.LOCAL),
                    Platform.LOCAL,
                    context.localUrl().toString(),
                    ""));
        }
        known.all()
                .forEach(platform -> lines.add(new Line(
                        platform.name().equals(current),
                        platform.name(),
                        platform.url().toString(),
                        platform.user())));
        return lines;
    }
}
