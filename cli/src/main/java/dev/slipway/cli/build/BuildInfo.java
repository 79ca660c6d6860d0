package dev.slipway.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "builds:info", description = "Show a build in detail.")
public final class BuildInfo extends AppCommand {
    private static final int SHORT_COMMIT = 8;

    @Parameters(arity = "0..1", paramLabel = "BUILD", description = "The build's id; the newest if not given.")
    @Nullable
    private String id;

    @Option(
            names = {"-j", "--json"},
            description = "Print the build as JSON.")
    private boolean json;

    public BuildInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode build = BuildList.find(api(), app(), id);
        if (json) {
            terminal.print(build.toPrettyString());
            return;
        }
        terminal.heading("Build " + build.path("id").asText());
        new Table()
                .row("By:", build.path("user").path("email").asText())
                .row("Commit:", commit(build))
                .row("Status:", build.path("status").asText())
                .row(
                        "When:",
                        Times.withAge(
                                build.path("created_at").asText(),
                                context.clock().instant(),
                                context.clock().getZone()))
                .printTo(terminal);
    }

    static String commit(JsonNode build) {
        String version = build.path("source_blob").path("version").asText("");
        return version.length() > SHORT_COMMIT && version.matches("[0-9a-f]+")
                ? version.substring(0, SHORT_COMMIT)
                : version;
    }
}
