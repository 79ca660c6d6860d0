package dev.slipway.platform.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /pipelines/:pipeline/stage/:stage/config-vars}: what test runs and review apps are given. */
@Path("/pipelines/{pipeline}/stage/{stage}/config-vars")
@Produces(MediaType.APPLICATION_JSON)
public class PipelineConfigResource {
    private final PipelineConfig config;
    private final Caller caller;

    PipelineConfigResource(PipelineConfig config, Caller caller) {
        this.config = config;
        this.caller = caller;
    }

    @GET
    @NeedsScope(Scope.READ_PROTECTED)
    public Map<String, String> info(String pipeline, String stage) {
        return config.info(caller.account(), pipeline, stage).values();
    }

    /** Counts from the next test run, or for the next review app, on. */
    @PATCH
    @NeedsScope(Scope.WRITE_PROTECTED)
    public Map<String, String> update(String pipeline, String stage, @Nullable JsonNode body) {
        if (!(body instanceof ObjectNode vars)) {
            throw SlipwayException.invalid(
                    "Send a JSON object of names and values, such as {\"GREETING\": \"hi\"}; null removes.");
        }
        Map<String, Optional<String>> changes = new HashMap<>();
        vars.properties().forEach(var -> changes.put(var.getKey(), value(var.getKey(), var.getValue())));
        return config.update(caller.account(), pipeline, stage, changes).values();
    }

    private static Optional<String> value(String name, JsonNode value) {
        if (value.isContainerNode()) {
            throw SlipwayException.invalid("Config var %s must be a text, not an object or a list.", name);
        }
        // Heroku's client unsets by an empty text.
        return Optional.of(value)
                .filter(given -> !given.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }
}
