package dev.slipway.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How webhooks are written and shown. */
final class Words {
    /** The newest that there are; the platform keeps no more than about so many. */
    static final String NEWEST = "seq ..; order=desc,max=1000";

    private Words() {}

    static String include(JsonNode webhook) {
        return StreamSupport.stream(webhook.path("include").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    /** Puts into the body what was given of them. */
    static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    /** {@code api:release,dyno} as a list. */
    static void putInclude(ObjectNode body, String commaSeparated) {
        List<String> words =
                Arrays.stream(commaSeparated.split(",")).map(String::strip).toList();
        words.forEach(body.putArray("include")::add);
    }

    /** Empty for what is absent or null. */
    static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }
}
