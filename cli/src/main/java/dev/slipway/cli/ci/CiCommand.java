package dev.slipway.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.command.AppCommand;
import dev.slipway.cli.command.Context;
import dev.slipway.cli.failure.UsageException;
import dev.slipway.cli.pipeline.Couplings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command on one pipeline: the one named, else the one that the app is in. */
abstract class CiCommand extends AppCommand {
    @Option(
            names = {"-p", "--pipeline"},
            paramLabel = "PIPELINE",
            description = "The pipeline's name or id; the app's if not given.")
    @Nullable
    private String pipeline;

    protected CiCommand(Context context) {
        super(context);
    }

    protected JsonNode pipeline(Api api) {
        if (pipeline != null) {
            return api.get("/pipelines/" + pipeline);
        }
        String app = chosenApp()
                .orElseThrow(() -> new UsageException(
                        "Say which pipeline: add --pipeline PIPELINE, or --app APP for the one that an app is in."));
        return api.get("/pipelines/"
                + Couplings.ofApp(api, app).path("pipeline").path("id").asText());
    }

    /** Where the config vars of its test runs are. */
    protected static String configPath(JsonNode pipeline) {
        return "/pipelines/" + pipeline.path("id").asText() + "/stage/test/config-vars";
    }
}
