package dev.slipway.platform.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.model.error.SlipwayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a request says of a webhook; each field is looked at when it is asked for. */
public record WebhookFields(JsonNode body) {
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_SECRET = 1024;
    private static final int LONGEST_AUTHORIZATION = 4096;

    /** What can stand in a header: printable ASCII. */
    private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7e]*");

    static WebhookFields of(@Nullable JsonNode body) {
        if (body != null && !body.isNull() && !body.isObject()) {
            throw SlipwayException.invalid(
                    "Send a JSON object: {\"include\": [\"api:release\"], \"level\": \"notify\", \"url\": \"https://example.com/hook\"}.");
        }
        return new WebhookFields(body == null || body.isNull() ? JsonNodeFactory.instance.objectNode() : body);
    }

    boolean has(String field) {
        return body.has(field);
    }

    /** The words, each once. */
    String include() {
        JsonNode include = body.path("include");
        if (!include.isArray() || include.isEmpty()) {
            throw SlipwayException.invalid("Say what the webhook is to tell of: {\"include\": [\"api:release\"]}.");
        }
        return StreamSupport.stream(include.spliterator(), false)
                .map(word -> Include.of(word.isTextual() ? word.asText() : word.toString()))
                .map(Include::word)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    Level level() {
        return Level.of(text("level"));
    }

    URI url() {
        String text = text("url");
        URI url = parse(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme)
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getPort() > 65_535
                || text.length() > LONGEST_URL) {
            throw SlipwayException.invalid(
                    "A webhook's url is http:// or https:// with a host, has no password and at most %d characters. What the receiver knows you by belongs into authorization.",
                    LONGEST_URL);
        }
        return url;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw SlipwayException.invalid("The webhook's url is not a URL: %s.", e.getReason());
        }
    }

    /** Empty for one that the platform is to make. */
    Optional<String> secret() {
        return optional("secret", LONGEST_SECRET);
    }

    /** Empty for none. */
    Optional<String> authorization() {
        return optional("authorization", LONGEST_AUTHORIZATION);
    }

    private Optional<String> optional(String field, int longest) {
        if (!body.hasNonNull(field)) {
            return Optional.empty();
        }
        String text = text(field);
        if (text.isBlank() || text.length() > longest || !HEADER.matcher(text).matches()) {
            throw SlipwayException.invalid("%s has 1 to %d characters, all of them printable ASCII.", field, longest);
        }
        return Optional.of(text);
    }

    private String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw SlipwayException.invalid("A webhook needs the text %s.", field);
        }
        return value.asText();
    }

    @Override
    public String toString() {
        return "WebhookFields[redacted]";
    }
}
