package dev.slipway.platform.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ShellCommand;
import dev.slipway.model.error.SlipwayException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /apps/:app/oci-images}.
 *
 * @param commands process type to command; empty where it is the image's own
 */
record OciImageRequest(
        String repository, String digest, @Nullable String commit, Map<ProcessType, Optional<String>> commands) {
    private static final int LONGEST_COMMIT = 200;

    static OciImageRequest read(JsonNode body) {
        JsonNode types = body.path("process_types");
        Map<ProcessType, Optional<String>> commands = new TreeMap<>();
        if (!types.isMissingNode() && !types.isNull()) {
            if (!types.isObject()) {
                throw SlipwayException.invalid(
                        "process_types must be an object, such as {\"web\": {\"command\": \"bin/web\"}}.");
            }
            types.properties()
                    .forEach(type ->
                            commands.put(new ProcessType(type.getKey()), command(type.getKey(), type.getValue())));
        }
        if (commands.isEmpty()) {
            commands.put(ProcessType.WEB, Optional.empty());
        }
        return new OciImageRequest(
                body.path("image_repo").asText(), body.path("digest").asText(), commit(body.path("commit")), commands);
    }

    private static Optional<String> command(String type, JsonNode given) {
        JsonNode command = given.path("command");
        JsonNode directory = given.path("working_dir");
        if (!given.isObject() || !isText(command) || !isText(directory)) {
            throw SlipwayException.invalid(
                    "process_types.%s must be an object with command and working_dir, both texts, or without.", type);
        }
        if (!command.isTextual()) {
            return Optional.empty();
        }
        return Optional.of(
                directory.isTextual()
                        ? "cd %s && %s".formatted(ShellCommand.of(List.of(directory.asText())), command.asText())
                        : command.asText());
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() || value.isMissingNode() || value.isNull();
    }

    private static @Nullable String commit(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        if (!value.isTextual() || text.length() > LONGEST_COMMIT || text.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid(
                    "commit must be a text of one line with at most %d characters.", LONGEST_COMMIT);
        }
        return text;
    }
}
