package dev.slipway.platform.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** What a request's body must hold. */
final class Fields {
    private Fields() {}

    static String text(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        if (value == null || !value.isTextual()) {
            throw SlipwayException.invalid("Send a JSON object with the text %s.", field);
        }
        return value.asText();
    }

    /** The id or name of a thing, given as it is, or as the {@code id} or {@code name} of an object. */
    static String reference(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        if (value != null && value.isObject()) {
            value = value.hasNonNull("id") ? value.get("id") : value.get("name");
        }
        if (value == null || !value.isTextual()) {
            throw SlipwayException.invalid("Say which %s: {\"%s\": ID or NAME}.", field, field);
        }
        return value.asText();
    }
}
