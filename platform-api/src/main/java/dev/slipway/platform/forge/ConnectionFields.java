package dev.slipway.platform.forge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.http.Fields;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request to connect a repository. */
public record ConnectionFields(
        RepositoryAddress address, Forge forge, Optional<String> branch, Optional<String> token, boolean saysToken) {
    private static final int LONGEST_BRANCH = 200;
    private static final int LONGEST_TOKEN = 500;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    static ConnectionFields of(@Nullable JsonNode body) {
        RepositoryAddress address =
                RepositoryAddress.of(Fields.text(body, "url").strip());
        Optional<Forge> forge = Fields.line(body, "kind", LONGEST_BRANCH)
                .map(word -> Forge.of(word)
                        .orElseThrow(() -> SlipwayException.invalid("kind is github or gitlab, not %s.", word)));
        return new ConnectionFields(
                address,
                forge.orElseGet(() -> Forge.guess(address.host())),
                Fields.line(body, "branch", LONGEST_BRANCH),
                token(body),
                body != null && body.has("token"));
    }

    private static Optional<String> token(@Nullable JsonNode body) {
        Optional<String> token = Fields.line(body, "token", LONGEST_TOKEN);
        if (token.filter(text -> !PRINTABLE.matcher(text).matches()).isPresent()) {
            throw SlipwayException.invalid("token has printable ASCII characters only, without blanks.");
        }
        return token;
    }

    @Override
    public String toString() {
        return "ConnectionFields[" + address.url() + "]";
    }
}
