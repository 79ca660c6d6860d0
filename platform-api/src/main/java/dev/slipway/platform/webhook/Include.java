package dev.slipway.platform.webhook;

import dev.slipway.model.error.SlipwayException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a webhook can tell of, in Heroku's words. */
public enum Include {
    APP("api:app"),
    BUILD("api:build"),
    COLLABORATOR("api:collaborator"),
    DOMAIN("api:domain"),
    FORMATION("api:formation"),
    RELEASE("api:release"),
    SNI_ENDPOINT("api:sni-endpoint"),
    DYNO("dyno");

    private final String word;

    Include(String word) {
        this.word = word;
    }

    /** Such as {@code api:release}. */
    public String word() {
        return word;
    }

    /** The kind of resource that is told of, such as {@code release}. */
    String resource() {
        return word.substring(word.indexOf(':') + 1);
    }

    /** @throws SlipwayException if nothing is ever told of it: better than a webhook that waits for ever */
    static Include of(String word) {
        return Arrays.stream(values())
                .filter(include -> include.word.equals(word))
                .findFirst()
                .orElseThrow(() -> SlipwayException.invalid(
                        "Slipway tells nothing of '%s'. include holds some of: %s.",
                        word, Arrays.stream(values()).map(Include::word).collect(Collectors.joining(", "))));
    }
}
