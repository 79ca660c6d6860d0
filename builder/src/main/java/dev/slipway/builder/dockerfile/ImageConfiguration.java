package dev.slipway.builder.dockerfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.app.ShellCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configuration of an image built by the engine, without what tells one build of the same content from another. */
public final class ImageConfiguration {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREATED = "1980-01-01T00:00:01Z";
    private static final String OWN_LABELS = "slipway.";

    private final ObjectNode configuration;

    ImageConfiguration(JsonNode saved) {
        configuration = saved.deepCopy();
        configuration.remove(List.of("container", "container_config", "docker_version"));
        configuration.put("created", CREATED);
        configuration.path("history").forEach(entry -> ((ObjectNode) entry).put("created", CREATED));
        if (configuration.path("config").path("Labels") instanceof ObjectNode labels) {
            List<String> own = new ArrayList<>();
            labels.fieldNames().forEachRemaining(own::add);
            own.removeIf(label -> !label.startsWith(OWN_LABELS));
            labels.remove(own);
        }
        // The engine's name for the image that the last step began with; and volumes, which end with the dyno as all of
        // its files do, but would lie where nobody limits or counts them.
        if (configuration.path("config") instanceof ObjectNode config) {
            config.remove(List.of("Image", "Volumes"));
        }
    }

    byte[] content() throws IOException {
        return JSON.writeValueAsBytes(configuration);
    }

    /** ENTRYPOINT and CMD as one shell command; empty if the image says neither. */
    public Optional<String> command() {
        JsonNode config = configuration.path("config");
        List<String> words = new ArrayList<>();
        config.path("Entrypoint").forEach(word -> words.add(word.asText()));
        config.path("Cmd").forEach(word -> words.add(word.asText()));
        return words.isEmpty() ? Optional.empty() : Optional.of(ShellCommand.of(words));
    }
}
