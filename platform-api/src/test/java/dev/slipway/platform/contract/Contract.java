package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The table of facts: which link a request takes, and what its answer looks like. */
final class Contract {
    private static final JsonNode TABLE = read();

    private Contract() {}

    /** The link of a request. A literal path segment wins over a variable one. */
    static Optional<JsonNode> link(String method, String path) {
        return StreamSupport.stream(TABLE.get("links").spliterator(), false)
                .filter(link -> link.get("method").asText().equals(method))
                .filter(link -> path.matches(link.get("href").asText().replaceAll("\\{[^}]*}", "[^/]+")))
                .min((a, b) -> variables(a) - variables(b));
    }

    /** The shape of one element for a link that lists, of the whole answer otherwise. */
    static JsonNode answer(JsonNode link) {
        return link.has("answer")
                ? link.get("answer")
                : TABLE.get("resources").get(link.get("resource").asText());
    }

    private static int variables(JsonNode link) {
        return (int) link.get("href").asText().chars().filter(c -> c == '{').count();
    }

    private static JsonNode read() {
        try (InputStream file = Contract.class.getResourceAsStream("/contract/platform-api-v3.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
