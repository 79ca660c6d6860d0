package dev.slipway.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.stream.OutputStreams;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "releases:output", description = "Show the output of a release's release phase.")
public final class ReleaseOutput extends AppCommand {
    @Parameters(arity = "0..1", paramLabel = "RELEASE", description = "Such as v3; the newest if not given.")
    @Nullable
    private String version;

    public ReleaseOutput(Context context) {
        super(context);
    }

    @Override
    protected void run() {
        Api api = api();
        JsonNode release = Versions.find(api, app(), version);
        if (!OutputStreams.print(api, release, terminal)) {
            terminal.warning("Release v" + release.path("version").asText() + " has no release output.");
        }
    }
}
