package dev.slipway.platform.build;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.BuildQueue;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.model.hint.Hint;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.buildpack.BuildpackInstallation;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Releases;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The queue of builds. */
@ApplicationScoped
public class Builds implements BuildQueue {
    /** Where a branch stands that is not there yet, as git says it. */
    private static final String NO_COMMIT = "0".repeat(40);

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final Clock clock;
    private final EntityManager database;
    private final SourceTrees sources;
    private final BuildTokens tokens;
    private final Releases releases;
    private final Audit audit;
    private final HintBus hints;
    private final Event<BuildQueuedEvent> beginnings;
    private final Event<BuildEvent> ends;

    Builds(
            Clock clock,
            EntityManager database,
            SourceTrees sources,
            BuildTokens tokens,
            Releases releases,
            Audit audit,
            HintBus hints,
            Event<BuildQueuedEvent> beginnings,
            Event<BuildEvent> ends) {
        this.clock = clock;
        this.database = database;
        this.sources = sources;
        this.tokens = tokens;
        this.releases = releases;
        this.audit = audit;
        this.hints = hints;
        this.beginnings = beginnings;
        this.ends = ends;
    }

    /**
     * Queues a build, or finds the one of the same commit that is under way.
     *
     * @param id the id that a new build gets: its commit is pinned under it already
     */
    @Transactional
    public Queued queue(UUID id, UUID appId, UUID accountId, String branch, String previousCommit, String commitId) {
        Optional<App> app = App.hold(appId);
        Optional<Build> same = Build.underWay(appId, branch, commitId);
        if (same.isPresent()) {
            return new Queued(same.get().id, true, false);
        }
        boolean waits = !Build.underWay(appId).isEmpty();
        Build build = fresh(id, appId, accountId, commitId);
        build.branch = branch;
        build.previousCommit = previousCommit;
        add(build);
        app.ifPresent(pushed -> audit.record(
                accountId, appId, pushed.name, "build:create", "push of %s to %s".formatted(commitId, branch)));
        return new Queued(id, false, waits);
    }

    /**
     * Queues a build of a tarball, which is a commit of no branch by now.
     *
     * @param id the id that the build gets: its commit is pinned under it already
     */
    @Transactional
    public Build queue(UUID id, App app, Account caller, SourceBlob source, String commitId) {
        if (App.hold(app.id).isEmpty()) {
            throw SlipwayException.notFound("Couldn't find that app: it was destroyed.");
        }
        Build build = fresh(id, app.id, caller.id, commitId);
        build.previousCommit = NO_COMMIT;
        build.sourceUrl = source.urlWithoutSecrets();
        build.sourceChecksum = source.checksum();
        build.sourceVersion = source.version();
        build.sourceVersionDescription = source.versionDescription();
        add(build);
        audit.record(caller.id, app.id, app.name, "build:create", "build " + id + " of " + build.sourceUrl);
        return build;
    }

    private Build fresh(UUID id, UUID appId, UUID accountId, String commitId) {
        Build build = new Build();
        build.id = id;
        build.appId = appId;
        build.accountId = accountId;
        build.commitId = commitId;
        build.status = Build.Status.QUEUED;
        build.createdAt = clock.instant();
        build.updatedAt = build.createdAt;
        return build;
    }

    private void add(Build build) {
        build.persist();
        beginnings.fire(new BuildQueuedEvent(build));
        hints.send(new Hint(Hint.Kind.BUILDS, build.id));
    }

    /**
     * A build in the queue.
     *
     * @param attached true if an earlier push asked for it
     * @param waits true if another build of the app comes first
     */
    public record Queued(UUID id, boolean attached, boolean waits) {}

    @Override
    @Transactional
    public Optional<BuildJob> take(String builder) {
        @SuppressWarnings("unchecked")
        List<UUID> next = database.createNativeQuery("""
                        select id from build b
                        where status = 'QUEUED' and not exists (
                            select 1 from build other
                            where other.app_id = b.app_id and other.status in ('BUILDING', 'RELEASING'))
                        order by sequence limit 1
                        for update skip locked
                        """, UUID.class).getResultList();
        return next.stream().findFirst().map(id -> Build.<Build>findById(id)).flatMap(build -> begin(build, builder));
    }

    @Override
    @Transactional
    public void output(UUID buildId, String lines) {
        BuildOutput.add(buildId, lines);
        hints.send(new Hint(Hint.Kind.BUILD_OUTPUT, buildId));
    }

    @Override
    @Transactional
    public boolean cancelled(UUID buildId) {
        return Build.<Build>findByIdOptional(buildId)
                .filter(build -> build.status == Build.Status.BUILDING && build.cancellation == null)
                .isEmpty();
    }

    @Override
    @Transactional
    public void finish(UUID buildId, BuildOutcome outcome) {
        tokens.revoke(buildId);
        Optional<Build> running =
                Build.<Build>findByIdOptional(buildId).filter(build -> build.status == Build.Status.BUILDING);
        if (running.isEmpty()) {
            return;
        }
        String cancellation = running.get().cancellation;
        if (cancellation != null) {
            fail(running.get(), cancellation);
            return;
        }
        switch (outcome) {
            case BuildOutcome.Succeeded succeeded -> release(running.get(), succeeded);
            case BuildOutcome.Failed failed -> fail(running.get(), failed.message());
        }
    }

    /** Fails the builds that this builder held when it went down: their containers are gone. */
    @Transactional
    public void failInterrupted(String builder) {
        Build.heldBy(builder)
                .forEach(build -> fail(build, "The platform was restarted during this build. Push again."));
    }

    /** Ends a build whose image is there, now that its release is live, or was taken back. */
    void end(Build build, boolean success, String message) {
        build.status = success ? Build.Status.SUCCEEDED : Build.Status.FAILED;
        build.failure = success ? null : message;
        build.updatedAt = clock.instant();
        ends.fire(new BuildEvent(build));
        hints.send(new Hint(Hint.Kind.BUILD_OUTPUT, build.id));
        hints.send(new Hint(Hint.Kind.BUILDS, build.id));
    }

    void fail(Build build, String message) {
        BuildOutput.add(build.id, "\n !     " + message.strip().replace("\n", "\n !     ") + "\n");
        end(build, false, message);
    }

    private Optional<BuildJob> begin(Build build, String builder) {
        App app = App.hold(build.appId).orElseThrow();
        if (Build.active(app.id)) {
            // Another builder took another build of the app between our look and our hold.
            return Optional.empty();
        }
        Optional<Build> missed = missed(build);
        if (missed.isPresent()) {
            fail(build, fetchFirst(build, missed.get()));
            return Optional.empty();
        }
        build.status = Build.Status.BUILDING;
        build.builder = builder;
        build.startedAt = clock.instant();
        build.updatedAt = build.startedAt;
        String repository = "apps/" + app.id;
        return Optional.of(new BuildJob(
                build.id,
                app.id,
                app.appName(),
                build.commitId,
                sources.of(app.id, build.commitId),
                BuildpackInstallation.ids(app.id),
                app.isForTests(),
                repository,
                tokens.issue(build.id, repository)));
    }

    /** What the branch came to hold while this build waited, and what its push would silently take away again. */
    private Optional<Build> missed(Build build) {
        if (build.branch == null) {
            return Optional.empty();
        }
        boolean first = build.previousCommit.equals(NO_COMMIT);
        boolean forced = !first && !sources.contains(build.appId, build.commitId, build.previousCommit);
        return forced
                ? Optional.empty()
                : build.overtakers().stream()
                        .findFirst()
                        .filter(other -> !sources.contains(build.appId, build.commitId, other.commitId));
    }

    private static String fetchFirst(Build build, Build other) {
        String full = Objects.requireNonNull(build.branch);
        String branch = full.substring(full.lastIndexOf('/') + 1);
        return """
                While this push waited, another one moved %1$s to %2$.8s, which this commit doesn't contain.
                Fetch and merge it (git pull slipway %1$s), then push again; or replace it: git push --force.""".formatted(branch, other.commitId);
    }

    /** As much of a commit as people read; of a version that its sender chose, a line's worth. */
    private static String shorter(String version) {
        int length = COMMIT.matcher(version).matches() ? 8 : 60;
        return version.length() > length ? version.substring(0, length) : version;
    }

    private void release(Build build, BuildOutcome.Succeeded outcome) {
        App app = App.hold(build.appId).orElseThrow();
        Slug slug = new Slug();
        slug.id = UUID.randomUUID();
        slug.appId = app.id;
        slug.repository = outcome.image().repository();
        slug.digest = outcome.image().digest();
        slug.commitId = build.version();
        slug.types(outcome.processTypes());
        slug.description = outcome.description();
        slug.size = outcome.bytes();
        slug.stack = app.stack;
        slug.createdAt = clock.instant();
        slug.persist();
        Release release = releases.deploy(app.id, build.accountId, slug, "Deploy " + shorter(build.version()));
        build.slugId = slug.id;
        build.releaseId = release.id;
        build.status = Build.Status.RELEASING;
        build.updatedAt = clock.instant();
        BuildOutput.add(build.id, "-----> Launching...\n");
        hints.send(new Hint(Hint.Kind.BUILD_OUTPUT, build.id));
    }
}
