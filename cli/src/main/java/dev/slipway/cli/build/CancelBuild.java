package dev.slipway.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "builds:cancel",
        description = "End a build that waits or runs; its push is refused, and the app stays as it is.")
public final class CancelBuild extends AppCommand {
    @Parameters(arity = "0..1", paramLabel = "BUILD", description = "The build's id; the newest if not given.")
    @Nullable
    private String id;

    public CancelBuild(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        JsonNode build = BuildList.find(api(), app(), id);
        String found = build.path("id").asText();
        terminal.progress("Cancelling build " + found, () -> api().delete(path("/builds/" + found)));
    }
}
