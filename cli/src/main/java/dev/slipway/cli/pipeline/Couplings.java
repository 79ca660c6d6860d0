package dev.slipway.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.UsageException;
import java.util.List;

/** What several of the commands ask of the API. */
public final class Couplings {
    /** In the order of promotion. */
    static final List<String> STAGES = List.of("test", "review", "development", "staging", "production");

    private Couplings() {}

    public static JsonNode ofApp(Api api, String app) {
        return api.get("/apps/" + app + "/pipeline-couplings");
    }

    static JsonNode ofPipeline(Api api, String idOrName) {
        return api.get("/pipelines/" + idOrName + "/pipeline-couplings", "created_at ..; max=1000");
    }

    static JsonNode add(Api api, String pipeline, String app, String stage) {
        return api.post(
                "/pipeline-couplings",
                Api.object().put("app", app).put("pipeline", pipeline).put("stage", stage));
    }

    static String appName(Api api, JsonNode coupling) {
        return api.get("/apps/" + coupling.path("app").path("id").asText())
                .path("name")
                .asText();
    }

    static String stage(String given) {
        if (!STAGES.contains(given)) {
            throw new UsageException("There is no stage " + given + ". Name one of " + String.join(", ", STAGES) + ".");
        }
        return given;
    }
}
