package dev.slipway.platform.container;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Releases;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Releases images that users pushed: each process type its own, while those not named keep what they run. */
@ApplicationScoped
public class ContainerReleases {
    private final Clock clock;
    private final ContainerImages images;
    private final Releases releases;
    private final Audit audit;

    ContainerReleases(Clock clock, ContainerImages images, Releases releases, Audit audit) {
        this.clock = clock;
        this.images = images;
        this.releases = releases;
        this.audit = audit;
    }

    /**
     * Makes one release of all changes, or none. Call it with the app held.
     *
     * @throws SlipwayException if an image is not there or can't run here, or a process type to be removed has none
     */
    @Transactional
    public Release release(Account caller, App app, List<ImageChange> changes) {
        SlugDraft draft = SlugDraft.of(app, Release.latestGood(app.id).flatMap(Release::slug));
        List<String> set = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (ImageChange change : changes) {
            switch (change) {
                case ImageChange.Use(ProcessType type, String id, var command) -> {
                    ContainerImage image = images.require(AppRepository.of(app, type), id);
                    draft.set(type, image.image(), image.command(command));
                    set.add("%s (%s)".formatted(type, image.shortId()));
                }
                case ImageChange.Remove(ProcessType type) -> {
                    draft.remove(type);
                    removed.add(type.value());
                }
            }
        }
        Slug slug = draft.slug(clock.instant());
        slug.persist();
        String what = describe(set, removed);
        audit.record(caller.id, app.id, app.name, "release:create", what);
        return releases.deploy(app.id, caller.id, slug, what);
    }

    private static String describe(List<String> set, List<String> removed) {
        String deployed = set.stream().collect(Collectors.joining(", ", "Deploy ", ""));
        String gone = removed.stream().collect(Collectors.joining(", ", "Remove ", ""));
        if (removed.isEmpty()) {
            return deployed;
        }
        return set.isEmpty() ? gone : deployed + "; " + gone;
    }
}
