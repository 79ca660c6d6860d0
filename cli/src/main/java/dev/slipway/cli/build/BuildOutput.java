package dev.slipway.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.stream.OutputStreams;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "builds:output",
        description = "Show the output of a build; of one that runs, as it comes.")
public final class BuildOutput extends AppCommand {
    @Parameters(arity = "0..1", paramLabel = "BUILD", description = "The build's id; the newest if not given.")
    @Nullable
    private String id;

    public BuildOutput(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode build = BuildList.find(api, app(), id);
        if (!OutputStreams.print(api, build, terminal)) {
            terminal.warning("Build " + build.path("id").asText() + " has no output.");
        }
    }
}
