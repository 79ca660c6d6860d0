package dev.slipway.platform.dyno;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.App;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables that a dyno's process starts with. What the platform says of the dyno wins over config vars
 * of the same name: it would be wrong otherwise.
 */
@ApplicationScoped
class DynoEnvironment {
    /** Ours, and Heroku's for programs that know only that. */
    private static final List<String> PREFIXES = List.of("SLIPWAY", "HEROKU");

    private static final int COMMIT_SHOWN = 7;

    private final PlatformConfig platform;
    private final OneOffs oneOffs;

    DynoEnvironment(PlatformConfig platform, OneOffs oneOffs) {
        this.platform = platform;
        this.oneOffs = oneOffs;
    }

    /** @param metadata whether it is told all of Heroku's dyno metadata, and not only its app and release */
    ConfigVars of(Dyno dyno, App app, Release release, Slug slug, ConfigVars config, boolean metadata) {
        Map<String, String> environment = new TreeMap<>(config.values());
        environment.putAll(oneOffs.environment(dyno).values());
        environment.put("DYNO", dyno.name().toString());
        if (dyno.port != null) {
            environment.put("PORT", Integer.toString(dyno.port));
        }
        Map<String, String> facts = basics(app, release, slug);
        if (metadata) {
            facts.putAll(metadata(dyno, app, release, slug));
        }
        facts.forEach((name, value) -> PREFIXES.forEach(prefix -> environment.put(prefix + "_" + name, value)));
        return ConfigVars.of(environment);
    }

    private static Map<String, String> basics(App app, Release release, Slug slug) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("APP_NAME", app.name);
        facts.put("RELEASE_VERSION", release.number().toString());
        if (slug.commitId != null) {
            facts.put("SLUG_COMMIT", slug.commitId);
        }
        return facts;
    }

    private Map<String, String> metadata(Dyno dyno, App app, Release release, Slug slug) {
        Instant released = release.createdAt.truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> facts = new TreeMap<>();
        facts.put("APP_ID", app.id.toString());
        facts.put("APP_DEFAULT_DOMAIN_NAME", app.name + "." + platform.domain());
        facts.put("DYNO_ID", dyno.id.toString());
        facts.put("RELEASE_CREATED_AT", released.toString());
        facts.put("SLUG_DESCRIPTION", description(slug));
        facts.put("BUILD_DESCRIPTION", description(slug));
        if (slug.commitId != null) {
            facts.put("BUILD_COMMIT", slug.commitId);
        }
        return facts;
    }

    /** As Heroku has it, such as {@code Deploy 2c3a0b2}; what made it where nothing is known of its source. */
    private static String description(Slug slug) {
        String commit = slug.commitId;
        return commit == null
                ? slug.description
                : "Deploy " + commit.substring(0, Math.min(COMMIT_SHOWN, commit.length()));
    }
}
