package dev.slipway.platform.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.build.SourceBlob;
import dev.slipway.platform.source.SourceBody;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /review-apps} takes.
 *
 * @param pipeline an id or name
 * @param environment config vars in the place of all others; empty removes one
 */
record ReviewRequest(
        String branch,
        String pipeline,
        SourceBlob source,
        Map<String, Optional<String>> environment,
        @Nullable Long prNumber,
        @Nullable Long forkRepoId) {

    static ReviewRequest read(@Nullable JsonNode body) {
        if (body == null
                || !body.path("branch").isTextual()
                || !reference(body.path("pipeline")).isTextual()) {
            throw SlipwayException.invalid(
                    "Say what to review: {\"branch\": NAME, \"pipeline\": ID, \"source_blob\": {\"url\": URL}}.");
        }
        return new ReviewRequest(
                body.get("branch").asText(),
                reference(body.get("pipeline")).asText(),
                SourceBody.read(body),
                environment(body.path("environment")),
                number(body, "pr_number"),
                number(body, "fork_repo_id"));
    }

    private static JsonNode reference(JsonNode pipeline) {
        return pipeline.isObject() ? pipeline.path("id") : pipeline;
    }

    private static Map<String, Optional<String>> environment(JsonNode given) {
        if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
            throw SlipwayException.invalid("environment must be an object of texts; null removes a config var.");
        }
        Map<String, Optional<String>> vars = new HashMap<>();
        given.properties().forEach(var -> {
            if (!var.getValue().isTextual() && !var.getValue().isNull()) {
                throw SlipwayException.invalid("environment.%s must be a text.", var.getKey());
            }
            vars.put(
                    var.getKey(),
                    Optional.of(var.getValue()).filter(JsonNode::isTextual).map(JsonNode::asText));
        });
        return vars;
    }

    private static @Nullable Long number(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw SlipwayException.invalid("%s must be a whole number.", field);
        }
        return value.asLong();
    }
}
