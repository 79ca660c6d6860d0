package dev.slipway.platform.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.build.SourceBlob;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads which tarball a request is about. */
public final class SourceBody {
    private static final int LONGEST = 200;

    private SourceBody() {}

    /** @param body a request's, with a {@code source_blob} in it */
    public static SourceBlob read(@Nullable JsonNode body) {
        if (body == null || !body.path("source_blob").path("url").isTextual()) {
            throw SlipwayException.invalid(
                    "Say what to build: {\"source_blob\": {\"url\": URL}}, with the get_url of a source (POST /sources) or the address of a gzipped tarball.");
        }
        JsonNode blob = body.get("source_blob");
        return new SourceBlob(
                url(blob.get("url").asText()),
                text(blob, "checksum"),
                text(blob, "version"),
                text(blob, "version_description"));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw SlipwayException.invalid("source_blob.url is not a URL: %s.", e.getReason());
        }
    }

    private static @Nullable String text(JsonNode blob, String field) {
        JsonNode value = blob.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        if (!value.isTextual() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid(
                    "source_blob.%s must be a text of one line with at most %d characters.", field, LONGEST);
        }
        return text;
    }
}
