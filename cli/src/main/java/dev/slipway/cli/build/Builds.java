package dev.slipway.cli.build;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "builds", description = "List the builds of an app, the newest first.")
public final class Builds extends AppCommand {
    @Option(
            names = {"-n", "--num"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many to show (10).")
    private int number = 10;

    @Option(
            names = {"-j", "--json"},
            description = "Print the builds as JSON.")
    private boolean json;

    public Builds(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        ArrayNode builds = BuildList.newestFirst(api(), app(), number);
        if (json) {
            terminal.print(builds.toPrettyString());
            return;
        }
        if (builds.isEmpty()) {
            terminal.print(app() + " has no builds.");
            return;
        }
        terminal.heading(app() + " Builds");
        Table table = new Table();
        builds.forEach(build -> table.row(
                build.path("id").asText(),
                build.path("status").asText(),
                BuildInfo.commit(build),
                Times.withAge(
                        build.path("created_at").asText(),
                        context.clock().instant(),
                        context.clock().getZone())));
        table.printTo(terminal);
    }
}
