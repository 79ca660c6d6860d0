package dev.slipway.platform.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which image a process type is to have. */
public sealed interface ImageChange {
    ProcessType type();

    /**
     * An image that was pushed.
     *
     * @param id such as {@code sha256:…}
     * @param command instead of the image's own
     */
    record Use(ProcessType type, String id, Optional<String> command) implements ImageChange {}

    /** The process type goes. */
    record Remove(ProcessType type) implements ImageChange {}

    /**
     * Reads the {@code docker_image} of a formation update.
     *
     * @return empty if it says none
     */
    static Optional<ImageChange> read(ProcessType type, JsonNode update) {
        JsonNode image = update.get("docker_image");
        if (image == null) {
            return Optional.empty();
        }
        if (image.isNull()) {
            return Optional.of(new Remove(type));
        }
        if (!image.isTextual()) {
            throw SlipwayException.invalid(
                    "docker_image of %s must be a text, or null to remove the process type.", type);
        }
        return Optional.of(new Use(type, image.asText(), command(type, update.get("command"))));
    }

    private static Optional<String> command(ProcessType type, @Nullable JsonNode command) {
        if (command == null || command.isNull()) {
            return Optional.empty();
        }
        if (!command.isTextual()) {
            throw SlipwayException.invalid("command of %s must be a text.", type);
        }
        return Optional.of(command.asText());
    }
}
