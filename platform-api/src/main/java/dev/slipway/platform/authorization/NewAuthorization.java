package dev.slipway.platform.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.http.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request to make an authorization asks for.
 *
 * @param clientId which client is to get it; empty for a key of one's own
 * @param expiresAt empty for never, and for a client, whose tokens have an end of their own
 */
public record NewAuthorization(
        Optional<String> clientId, Optional<String> description, Set<Scope> scopes, Optional<Instant> expiresAt) {
    static final int MAX_DESCRIPTION = 255;
    private static final Duration LONGEST = Duration.ofDays(3650);

    public static NewAuthorization of(@Nullable JsonNode body, Instant now) {
        JsonNode fields = fields(body);
        NewAuthorization wanted = new NewAuthorization(
                fields.hasNonNull("client") ? Optional.of(Fields.reference(fields, "client")) : Optional.empty(),
                Fields.line(fields, "description", MAX_DESCRIPTION),
                scopes(fields.get("scope")),
                expiresAt(fields.get("expires_in"), now));
        if (wanted.clientId.isPresent() && wanted.expiresAt.isPresent()) {
            throw SlipwayException.invalid(
                    "A client's tokens have an end of their own. Leave out expires_in, or make a key without a client.");
        }
        return wanted;
    }

    static JsonNode fields(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw SlipwayException.invalid(
                    "Send a JSON object, such as {\"description\": \"CI\", \"scope\": [\"write\"], \"expires_in\": 86400}.");
        }
        return body;
    }

    private static Set<Scope> scopes(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return EnumSet.of(Scope.GLOBAL);
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        value.forEach(word -> scopes.add(Scope.of(word.asText()).orElseThrow(() -> unknown(word.asText()))));
        if (!value.isArray() || scopes.isEmpty()) {
            throw unknown(value.asText());
        }
        return scopes;
    }

    private static SlipwayException unknown(String word) {
        return SlipwayException.invalid(
                "There is no scope '%s'. Send a list of some of %s.",
                word, Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", ")));
    }

    private static Optional<Instant> expiresAt(@Nullable JsonNode value, Instant now) {
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        // Heroku's own client sends the number as a text.
        boolean number = value.isTextual() ? value.asText().matches("\\d{1,12}") : value.canConvertToLong();
        if (!number || value.asLong() < 1 || value.asLong() > LONGEST.toSeconds()) {
            throw SlipwayException.invalid(
                    "expires_in is a number of seconds from 1 to %d (ten years); leave it out for a key without end.",
                    LONGEST.toSeconds());
        }
        return Optional.of(now.plusSeconds(value.asLong()));
    }
}
