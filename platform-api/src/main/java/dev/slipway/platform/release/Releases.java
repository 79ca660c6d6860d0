package dev.slipway.platform.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.model.fault.FailPoint;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.config.AppConfig;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.hint.AfterCommit;
import dev.slipway.platform.registry.Registry;
import dev.slipway.platform.slug.Slug;
import dev.slipway.platform.slug.SlugUpload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes releases: of a build, of a config change, of an earlier release. All methods hold the app's row. */
@ApplicationScoped
public class Releases {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9})");

    private final Clock clock;
    private final Vault vault;
    private final AppConfig config;
    private final Audit audit;
    private final Event<ReleaseEvent> events;
    private final AfterCommit afterCommit;
    private final Registry registry;

    Releases(
            Clock clock,
            Vault vault,
            AppConfig config,
            Audit audit,
            Event<ReleaseEvent> events,
            AfterCommit afterCommit,
            Registry registry) {
        this.clock = clock;
        this.vault = vault;
        this.config = config;
        this.audit = audit;
        this.events = events;
        this.afterCommit = afterCommit;
        this.registry = registry;
    }

    /** The release of this app with this id or version, such as {@code v3} or {@code 3}. */
    public Release require(App app, String idOrVersion) {
        Matcher version = VERSION.matcher(idOrVersion);
        Optional<Release> found = version.matches()
                ? Release.byVersion(app.id, Integer.parseInt(version.group(1)))
                : byId(app, idOrVersion);
        return found.orElseThrow(() ->
                SlipwayException.notFound("Couldn't find that release: %s has none called %s.", app.name, idOrVersion));
    }

    /** A release of a new image with the app's config as it is. */
    @Transactional
    public Release deploy(UUID appId, UUID accountId, Slug slug, String description) {
        App app = hold(appId);
        return create(app, accountId, slug.id, config.of(app), description);
    }

    /**
     * Changes config vars and releases them with the image that is live.
     *
     * @param changes name to new value; empty removes a var
     * @return the app's config vars after the change
     */
    @Transactional
    public ConfigVars configure(Account caller, UUID appId, Map<String, Optional<String>> changes) {
        App app = hold(appId);
        ConfigVars before = config.of(app);
        ConfigVars after = before.with(changes);
        if (after.values().equals(before.values())) {
            return after;
        }
        config.replace(app, after);
        String what = ConfigChange.describe(before, after);
        audit.record(caller.id, app.id, app.name, "config:change", what);
        UUID slug = Release.latestGood(app.id).map(release -> release.slugId).orElse(null);
        create(app, caller.id, slug, after, what);
        return after;
    }

    /** Releases an earlier release's image and config again. */
    @Transactional
    public Release rollback(Account caller, UUID appId, String idOrVersion) {
        App app = hold(appId);
        Release target = require(app, idOrVersion);
        if (target.slugId == null) {
            throw SlipwayException.invalid(
                    "%s has no image to go back to: nothing had been deployed yet.", target.number());
        }
        if (target.status == Release.Status.FAILED) {
            throw SlipwayException.invalid(
                    "%s failed when it was released, so it can't be gone back to.", target.number());
        }
        if (Release.restorable(app.id).stream().noneMatch(release -> release.id.equals(target.id))) {
            throw SlipwayException.invalid(
                    "%s is too old: its image has been removed. Go back to a newer release, or push that commit again.",
                    target.number());
        }
        ConfigVars restored = configOf(target);
        config.replace(app, restored);
        audit.record(caller.id, app.id, app.name, "release:rollback", "to " + target.number());
        return create(app, caller.id, target.slugId, restored, "Rollback to " + target.number());
    }

    /**
     * Releases the image of an earlier deploy, or one that was not released yet, with the app's config as it is.
     *
     * @param slugId its id, or its image's digest
     * @param description what the release is called; empty for a text of ours
     */
    @Transactional
    public Release reuse(Account caller, UUID appId, String slugId, String description) {
        App app = hold(appId);
        UUID slug =
                Slug.of(app.id, slugId).filter(found -> isThere(app, found)).orElseThrow(() -> missing(app, slugId)).id;
        audit.record(caller.id, app.id, app.name, "release:create", "slug " + slug);
        return create(
                app, caller.id, slug, config.of(app), description.isBlank() ? "Deploy slug " + slug : description);
    }

    private boolean isThere(App app, Slug slug) {
        return Release.restorable(app.id).stream().anyMatch(release -> slug.id.equals(release.slugId))
                || slug.images().stream().allMatch(image -> registry.hasManifest(image.repository(), image.digest()));
    }

    private static SlipwayException missing(App app, String slug) {
        return SlugUpload.of(app.id, slug).isPresent()
                ? SlipwayException.invalid(
                        "Slug %s has no files yet. Upload them to its blob's url first: curl -T slug.tgz URL", slug)
                : SlipwayException.notFound(
                        "Couldn't find that slug: %s has no %s, or its image has been removed.", app.name, slug);
    }

    /** The config vars of a release, as they were when it was made. */
    public ConfigVars configOf(Release release) {
        try {
            String json = vault.open(release.sealedConfig, context(release.id));
            return ConfigVars.of(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("release " + release.id + " has an unreadable config", e);
        }
    }

    private Release create(App app, UUID accountId, @Nullable UUID slugId, ConfigVars vars, String description) {
        Instant now = clock.instant();
        Release release = new Release();
        release.id = UUID.randomUUID();
        release.appId = app.id;
        release.version = Release.latest(app.id).map(latest -> latest.version).orElse(0) + 1;
        release.slugId = slugId;
        release.sealedConfig = vault.seal(write(vars), context(release.id));
        release.description = description;
        release.accountId = accountId;
        release.status = slugId == null ? Release.Status.SUCCEEDED : Release.Status.PENDING;
        release.runnable = release.slug()
                .flatMap(slug -> slug.types().command(ProcessType.RELEASE))
                .isEmpty();
        release.output = "";
        release.createdAt = now;
        release.updatedAt = now;
        release.persist();
        events.fire(new ReleaseEvent(app, release));
        afterCommit.run(FailPoint.AFTER_RELEASE_ROW::reach);
        return release;
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }

    private static Optional<Release> byId(App app, String id) {
        try {
            return Release.<Release>findByIdOptional(UUID.fromString(id))
                    .filter(release -> release.appId.equals(app.id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String write(ConfigVars vars) {
        try {
            return JSON.writeValueAsString(vars.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can always be written", e);
        }
    }

    private static String context(UUID releaseId) {
        return "release/" + releaseId;
    }
}
