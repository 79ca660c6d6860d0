package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.terminal.Table;
import dev.slipway.cli.terminal.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "releases:info", description = "Show a release in detail.")
public final class ReleaseInfo extends AppCommand {
    @Parameters(arity = "0..1", paramLabel = "RELEASE", description = "Such as v3; the newest if not given.")
    @Nullable
    private String version;

    @Option(
            names = {"-j", "--json"},
            description = "Print the release as JSON.")
    private boolean json;

    public ReleaseInfo(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode release = Versions.find(api(), app(), version);
        if (json) {
            terminal.print(release.toPrettyString());
            return;
        }
        terminal.heading("Release v" + release.path("version").asText());
        new Table()
                .row("By:", release.path("user").path("email").asText())
                .row("Change:", release.path("description").asText())
                .row("Status:", release.path("status").asText())
                .row(
                        "When:",
                        Times.withAge(
                                release.path("created_at").asText(),
                                context.clock().instant(),
                                context.clock().getZone()))
                .printTo(terminal);
    }
}
