package dev.slipway.platform.preview;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildEvent;
import dev.slipway.platform.git.PreviewRefs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps previews, their apps and their branches in agreement: at each event, and once a minute for what an event or a
 * killed process left over.
 */
@ApplicationScoped
class PreviewCycle {
    /** Whoever pushes reads the output of a failed build first. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int FIRST = 1;

    private final Clock clock;
    private final Apps apps;
    private final Previews previews;
    private final PreviewRefs refs;

    PreviewCycle(Clock clock, Apps apps, Previews previews, PreviewRefs refs) {
        this.clock = clock;
        this.apps = apps;
        this.previews = previews;
        this.refs = refs;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        Instant now = clock.instant();
        Instant limit = now.minus(GRACE);
        apps(() -> Preview.overdue(now)).forEach(previews::expire);
        apps(() -> Preview.neverLive(limit)).forEach(app -> previews.removeIfNeverLive(app, limit));
        QuarkusTransaction.requiringNew().run(() -> Preview.forget(now.minus(REMEMBERED)));
        QuarkusTransaction.requiringNew().call(Preview::parents).forEach(this::settleRefs);
    }

    void built(@Observes BuildEvent event) {
        Build build = event.build();
        Preview.ofApp(build.appId).filter(preview -> preview.endedAt == null).ifPresent(preview -> {
            if (build.status == Build.Status.SUCCEEDED) {
                preview.status = Preview.Status.CREATED;
                preview.failure = null;
                preview.commitId = build.commitId;
            } else if (preview.status == Preview.Status.CREATING
                    && Build.underWay(build.appId).isEmpty()) {
                preview.status = Preview.Status.ERRORED;
                preview.failure = build.failure;
            }
            preview.updatedAt = clock.instant();
        });
    }

    void builtAndCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) BuildEvent event) {
        settleRefsOf(event.build().appId);
    }

    /** Before the builds that end with the app, which are no failure of the preview. */
    void destroyed(@Observes @Priority(FIRST) AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app)) {
            Preview.ofApp(app.id).filter(preview -> preview.endedAt == null).ifPresent(this::end);
            Account owner = Account.findById(app.ownerId);
            Preview.liveOf(app.id).forEach(preview -> apps.destroy(owner, preview.appId.toString()));
        }
    }

    void destroyedAndCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app)) {
            settleRefsOf(app.id);
        }
    }

    private void end(Preview preview) {
        preview.endedAt = clock.instant();
        preview.updatedAt = preview.endedAt;
        if (preview.status != Preview.Status.ERRORED) {
            preview.status = Preview.Status.DELETED;
        }
    }

    private void settleRefsOf(UUID appId) {
        QuarkusTransaction.requiringNew()
                .call(() -> Preview.ofApp(appId).map(preview -> preview.parentId))
                .ifPresent(this::settleRefs);
    }

    private void settleRefs(UUID parentId) {
        List<Preview> live = QuarkusTransaction.requiringNew().call(() -> Preview.liveOf(parentId));
        List<Preview> ended = QuarkusTransaction.requiringNew().call(() -> Preview.endedOf(parentId));
        Set<String> names = live.stream().map(preview -> preview.name).collect(Collectors.toSet());
        Map<String, String> commits = live.stream()
                .filter(preview -> preview.commitId != null)
                .collect(Collectors.toMap(preview -> preview.name, preview -> preview.commitId));
        refs.settle(
                parentId,
                commits,
                ended.stream()
                        .map(preview -> preview.name)
                        .filter(name -> !names.contains(name))
                        .distinct()
                        .toList());
    }

    private static Collection<UUID> apps(Supplier<List<Preview>> query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> query.get().stream().map(preview -> preview.appId).toList());
    }
}
