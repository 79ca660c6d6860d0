package dev.slipway.platform.pipeline;

import dev.slipway.model.error.SlipwayException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where an app stands in its pipeline, in the order of promotion. */
public enum Stage {
    TEST,
    REVIEW,
    DEVELOPMENT,
    STAGING,
    PRODUCTION;

    /** Heroku's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Stage of(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst()
                .orElseThrow(() -> SlipwayException.invalid(
                        "There is no stage '%s'. Name one of %s.",
                        word, Arrays.stream(values()).map(Stage::word).collect(Collectors.joining(", "))));
    }
}
