package dev.slipway.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request's body must hold. */
public final class Fields {
    private Fields() {}

    public static String text(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        if (value == null || !value.isTextual()) {
            throw SlipwayException.invalid("Send a JSON object with the text %s.", field);
        }
        return value.asText();
    }

    /** A text of 1 to {@code longest} characters without line breaks or other control characters; empty if not given. */
    public static Optional<String> line(@Nullable JsonNode body, String field, int longest) {
        JsonNode value = body == null ? null : body.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        String line = value.asText().strip();
        if (!value.isTextual()
                || line.isEmpty()
                || line.length() > longest
                || line.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid("%s is a text of 1 to %d characters on one line.", field, longest);
        }
        return Optional.of(line);
    }

    /** {@code true} or {@code false}; empty if not given. */
    public static Optional<Boolean> flag(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw SlipwayException.invalid("%s is true or false.", field);
        }
        return Optional.of(value.asBoolean());
    }

    /** The id or name of a thing, given as it is, or as the {@code id}, {@code name} or {@code email} of an object. */
    public static String reference(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        if (value != null && value.isObject()) {
            value = value.hasNonNull("id")
                    ? value.get("id")
                    : value.hasNonNull("name") ? value.get("name") : value.get("email");
        }
        if (value == null || !value.isTextual()) {
            throw SlipwayException.invalid("Say which %s: {\"%s\": ID or NAME}.", field, field);
        }
        return value.asText();
    }
}
