package dev.slipway.platform.preview;

import dev.slipway.model.app.AppName;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.app.WebUrl;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.git.PreviewApps;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.pipeline.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes, extends and ends previews. Whoever changes several apps holds the parent first. */
@ApplicationScoped
public class Previews implements PreviewApps {
    private static final int LONGEST_EXTENSION = 365;

    private final Clock clock;
    private final PreviewConfig config;
    private final PlatformConfig platform;
    private final Apps apps;
    private final Rights rights;
    private final Furnishing furnishing;
    private final Pipelines pipelines;
    private final ReviewTerms terms;
    private final Audit audit;

    Previews(
            Clock clock,
            PreviewConfig config,
            PlatformConfig platform,
            Apps apps,
            Rights rights,
            Furnishing furnishing,
            Pipelines pipelines,
            ReviewTerms terms,
            Audit audit) {
        this.clock = clock;
        this.config = config;
        this.platform = platform;
        this.apps = apps;
        this.rights = rights;
        this.furnishing = furnishing;
        this.pipelines = pipelines;
        this.terms = terms;
        this.audit = audit;
    }

    @Override
    @Transactional
    public Opened open(App parent, UUID accountId, String name, Optional<byte[]> manifest) {
        App held = hold(parent);
        AppManifest said = manifest.map(AppManifest::read).orElse(AppManifest.NONE);
        Optional<Preview> live = live(held, name);
        Preview preview = live.orElseGet(() -> {
            Account account = Account.findById(accountId);
            Preview made = create(held, account, name);
            furnishing.furnish(account, App.findById(made.appId), held, said, Map.of());
            return made;
        });
        return opened(preview, live.isPresent() ? List.of() : news(held, said));
    }

    /**
     * Makes a preview that has nothing of its parent's yet.
     *
     * @throws SlipwayException if there is one of this branch already
     */
    @Transactional
    Opened begin(App parent, Account account, ReviewRequest wanted) {
        App held = hold(parent);
        live(held, wanted.branch()).ifPresent(preview -> {
            throw SlipwayException.invalid(
                    "There is a review app of %s already: %s. Delete it first, or push to preview/%s.",
                    wanted.branch(), App.<App>findById(preview.appId).name, wanted.branch());
        });
        Preview preview = create(held, account, wanted.branch());
        preview.prNumber = wanted.prNumber();
        preview.forkRepoId = wanted.forkRepoId();
        return opened(preview, List.of());
    }

    /** Gives such a preview what its parent has, and what was asked for. */
    @Transactional
    void furnish(Opened opened, App parent, Account account, ReviewRequest wanted, Optional<byte[]> manifest) {
        App held = hold(parent);
        App app = App.hold(opened.app().id).orElseThrow(Previews::gone);
        AppManifest said = manifest.map(AppManifest::read).orElse(AppManifest.NONE);
        furnishing.furnish(account, app, held, said, wanted.environment());
    }

    @Override
    @Transactional
    public void giveUp(Opened opened) {
        held(opened.app().id).filter(preview -> preview.pushes == opened.push()).ifPresent(this::removeIfNeverLive);
    }

    @Override
    @Transactional
    public Optional<String> end(App parent, UUID accountId, String name) {
        return Preview.live(parent.id, name)
                .map(preview -> destroy(Account.findById(accountId), parent, preview))
                .map(app -> app.name);
    }

    /** The preview of this name, or whose app has this name or id. */
    Preview require(App parent, String nameOrApp) {
        return Preview.live(parent.id, nameOrApp)
                .or(() -> App.byIdOrName(nameOrApp)
                        .flatMap(app -> Preview.ofApp(app.id))
                        .filter(preview -> preview.parentId.equals(parent.id)))
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that preview: %s has none called %s.", parent.name, nameOrApp));
    }

    /** Gives it so many days from now, or leaves it the later end that it has. */
    @Transactional
    Preview extend(Account caller, App parent, String nameOrApp, int days) {
        if (days < 1 || days > LONGEST_EXTENSION) {
            throw SlipwayException.invalid(
                    "A preview can be extended by 1 to %d days, not by %d.", LONGEST_EXTENSION, days);
        }
        Preview preview = require(parent, nameOrApp);
        App app = App.hold(preview.appId).orElseThrow();
        preview.endsAt = later(preview.endsAt, clock.instant().plus(Duration.ofDays(days)));
        preview.updatedAt = clock.instant();
        audit.record(caller.id, app.id, app.name, "preview:extend", "to " + preview.endsAt);
        return preview;
    }

    /** @throws SlipwayException {@code forbidden} unless the caller made it or manages the parent */
    @Transactional
    App destroy(Account caller, App parent, String nameOrApp) {
        return destroy(caller, parent, require(parent, nameOrApp));
    }

    /** Destroys the preview that this app is if its time is over. */
    @Transactional
    void expire(UUID appId) {
        held(appId).filter(preview -> !preview.endsAt.isAfter(clock.instant())).ifPresent(preview -> {
            App app = App.findById(appId);
            audit.record(preview.accountId, app.id, app.name, "preview:expire", "its end was " + preview.endsAt);
            apps.destroy(Account.findById(preview.accountId), app.id.toString());
        });
    }

    /** Destroys the preview that this app is if it never came up and nothing is being built for it. */
    @Transactional
    void removeIfNeverLive(UUID appId, Instant untouchedSince) {
        held(appId)
                .filter(preview -> preview.updatedAt.isBefore(untouchedSince))
                .ifPresent(this::removeIfNeverLive);
    }

    /** Read only once its app is held, so that it is as whoever held it before has left it. */
    private static Optional<Preview> held(UUID appId) {
        return App.hold(appId).flatMap(app -> Preview.ofApp(app.id));
    }

    private void removeIfNeverLive(Preview preview) {
        if (preview.status == Preview.Status.CREATED
                || !Build.underWay(preview.appId).isEmpty()) {
            return;
        }
        App app = App.findById(preview.appId);
        audit.record(preview.accountId, app.id, app.name, "preview:give-up", "it never came up");
        preview.status = Preview.Status.ERRORED;
        apps.destroy(Account.findById(preview.accountId), app.id.toString());
    }

    private App destroy(Account caller, App parent, Preview preview) {
        if (!preview.accountId.equals(caller.id)) {
            rights.require(caller, parent, Permission.MANAGE);
        }
        return apps.destroy(caller, preview.appId.toString());
    }

    private static App hold(App parent) {
        return App.hold(parent.id).orElseThrow(Previews::gone);
    }

    private static SlipwayException gone() {
        return SlipwayException.notFound("Couldn't find that app: it was destroyed.");
    }

    private static Optional<Preview> live(App parent, String name) {
        PreviewName.check(name);
        return Preview.live(parent.id, name)
                .filter(preview -> App.hold(preview.appId).isPresent());
    }

    private Opened opened(Preview preview, List<String> news) {
        touch(preview);
        App app = App.findById(preview.appId);
        return new Opened(app, preview.pushes, WebUrl.of(app, platform), preview.endsAt, news);
    }

    private Preview create(App parent, Account account, String name) {
        if (Preview.ofApp(parent.id).isPresent()) {
            throw SlipwayException.invalid(
                    "%s is a preview itself, so it has none. Push to the app that it is a preview of.", parent.name);
        }
        List<Preview> others = Preview.liveOf(parent.id);
        if (others.size() >= config.mostPerApp()) {
            throw SlipwayException.invalid(
                    "%s has %d previews, and may have no more. Destroy one first: slipway previews -a %s; slipway previews:destroy NAME -a %s",
                    parent.name, others.size(), parent.name, parent.name);
        }
        others.stream()
                .filter(other -> PreviewName.excludes(name, other.name))
                .findFirst()
                .ifPresent(other -> {
                    throw SlipwayException.invalid(
                            "There is a preview %s, and git can't have the branch %s beside it. Take another name.",
                            other.name, name);
                });
        Instant now = clock.instant();
        App app = make(account, parent, freeName(terms.baseName(parent), name));
        Preview preview = new Preview();
        preview.id = UUID.randomUUID();
        preview.parentId = parent.id;
        preview.appId = app.id;
        preview.name = name;
        preview.accountId = account.id;
        preview.status = Preview.Status.CREATING;
        preview.endsAt = now;
        preview.createdAt = now;
        preview.updatedAt = now;
        preview.persist();
        audit.record(account.id, app.id, app.name, "preview:create", "branch " + name + " of " + parent.name);
        preview.pipelineId = pipelines.addForReview(account, app, parent).orElse(null);
        return preview;
    }

    /** The team's, if the parent is. */
    private App make(Account account, App parent, AppName name) {
        return parent.teamId == null
                ? apps.create(account, Optional.of(name))
                : apps.create(account, Team.<Team>findById(parent.teamId), Optional.of(name));
    }

    private void touch(Preview preview) {
        preview.pushes++;
        preview.updatedAt = clock.instant();
        preview.endsAt = later(preview.endsAt, preview.updatedAt.plus(terms.lifetime(preview)));
        if (preview.status == Preview.Status.ERRORED) {
            preview.status = Preview.Status.CREATING;
        }
    }

    private static AppName freeName(String base, String name) {
        List<AppName> wanted = PreviewName.of(base, name);
        return wanted.stream()
                .filter(one -> App.byName(one.value()).isEmpty())
                .findFirst()
                .orElseThrow(() -> SlipwayException.invalid(
                        "The preview's app would be called %s, and another app is. Push to a preview/ branch of another name.",
                        wanted.getFirst()));
    }

    private static List<String> news(App parent, AppManifest manifest) {
        List<String> news = new ArrayList<>();
        news.add("Made with the config vars of " + parent.name);
        if (!manifest.addons().isEmpty()) {
            news.add("Without the add-ons of app.json, which Slipway doesn't have: "
                    + String.join(", ", manifest.addons()));
        }
        return news;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
