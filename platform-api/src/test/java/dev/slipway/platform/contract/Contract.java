package dev.slipway.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The table of facts: which link a request takes, and what its answer looks like. */
final class Contract {
    private static final String FILE = "/contract/platform-api-v3.json";
    private static final JsonNode TABLE = read();
    private static final List<Link> LINKS = StreamSupport.stream(
                    TABLE.get("links").spliterator(), false)
            .map(Link::of)
            .toList();

    private Contract() {}

    /** All links of the schema. */
    static List<Link> links() {
        return LINKS;
    }

    /** The digest of the schema that the table was made from. */
    static String schema() {
        return TABLE.get("schema").asText();
    }

    /** The facts of a resource that other facts name. */
    static JsonNode resource(String name) {
        return Objects.requireNonNull(TABLE.get("resources").get(name), name);
    }

    /**
     * The links that a request takes. There is more than one only where the schema has the same method and template
     * twice, and the body does not say which of them is meant.
     */
    static List<Link> links(String method, String path, JsonNode body) {
        List<Link> taking = LINKS.stream()
                .filter(link -> link.method().equals(method) && link.takes(path))
                .toList();
        long fewest = taking.stream().mapToLong(Link::variables).min().orElse(0);
        List<Link> closest =
                taking.stream().filter(link -> link.variables() == fewest).toList();
        List<Link> meant = closest.stream()
                .filter(link -> link.needs().stream().allMatch(body::has))
                .toList();
        return meant.isEmpty() ? closest : meant;
    }

    private static JsonNode read() {
        try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file, FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("the table of Heroku's schema can't be read: " + FILE, e);
        }
    }
}
