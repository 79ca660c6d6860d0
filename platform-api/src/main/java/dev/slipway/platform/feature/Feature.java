package dev.slipway.platform.feature;

import dev.slipway.model.error.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be switched, by Heroku's name for it.
 *
 * @param state {@code general}, or {@code beta} for what Heroku's client shows among its labs
 * @param enabled whether it is on as long as nobody has switched it
 * @param reason why it can't be switched off; null if it can
 */
public record Feature(
        String name,
        String displayName,
        String description,
        String state,
        boolean enabled,
        @Nullable String reason) {
    public static final Feature DYNO_METADATA = labs(
            "runtime-dyno-metadata",
            "Dyno metadata",
            "Tells dynos of their app, release, build and id in environment variables.");
    public static final Feature RUNTIME_METRICS = labs(
            "log-runtime-metrics",
            "Runtime metrics",
            "Writes load and memory of each dyno to the app's log, every 20 seconds.");
    public static final Feature PREBOOT = new Feature(
            "preboot",
            "Preboot",
            "Starts the web dynos of a release before those of the one before it stop.",
            "general",
            true,
            "On Slipway web dynos always start before the old ones stop, so preboot can't be disabled. Where two releases must not run side by side, stop the old one before a deploy: slipway ps:scale web=0.");
    public static final Feature INVITE_ACCEPTANCE = labs(
            "team-invite-acceptance",
            "Team invitations",
            "Keeps teams from adding you: you are invited, and accept or don't.");

    static final List<Feature> OF_APPS = List.of(RUNTIME_METRICS, PREBOOT, DYNO_METADATA);
    static final List<Feature> OF_ACCOUNTS = List.of(INVITE_ACCEPTANCE);

    private static Feature labs(String name, String displayName, String description) {
        return new Feature(name, displayName, description, "beta", false, null);
    }

    /** The same for everybody and everywhere. */
    UUID id() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Feature require(List<Feature> among, String idOrName) {
        return among.stream()
                .filter(feature ->
                        feature.name.equals(idOrName) || feature.id().toString().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that feature: there is no %s. There are: %s.",
                        idOrName,
                        String.join(", ", among.stream().map(Feature::name).toList())));
    }

    void requireSwitchable(boolean wanted) {
        if (reason != null && wanted != enabled) {
            throw SlipwayException.invalid("%s", reason);
        }
    }
}
