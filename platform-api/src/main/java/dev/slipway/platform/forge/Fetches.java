package dev.slipway.platform.forge;

import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.git.FetchedBuilds.Fetched;
import dev.slipway.platform.git.GitConfig;
import dev.slipway.platform.git.remote.FetchException;
import dev.slipway.platform.git.remote.Remote;
import dev.slipway.platform.instance.StartedAlone;
import dev.slipway.platform.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What is to be fetched next. An attempt is begun in one transaction and ended in another, with none open meanwhile; of
 * several platforms one begins it, and one whose result comes too late is not heard.
 */
@ApplicationScoped
class Fetches {
    /** Beyond the time that an attempt may take: the looks before it, and its submodules. */
    private static final Duration LEEWAY = Duration.ofMinutes(2);

    private final Clock clock;
    private final EntityManager database;
    private final ConnectionKeys keys;
    private final Pause pause;
    private final Duration lease;

    Fetches(Clock clock, EntityManager database, ConnectionKeys keys, ForgeConfig config, GitConfig git) {
        this.clock = clock;
        this.database = database;
        this.keys = keys;
        this.pause = new Pause(config.fetchAttempts(), config.firstPause());
        this.lease = git.fetchTimeout().plus(LEEWAY);
    }

    /** One attempt; all that is needed for it, so that it needs no database. */
    record Fetch(
            UUID attemptId, UUID deliveryId, App app, UUID accountId, Remote remote, String branch, UUID buildId) {}

    @Transactional
    void resume(@Observes StartedAlone event) {
        database.createNativeQuery("""
                        update git_delivery set attempt_id = null, next_attempt_at = :now
                        where attempt_id is not null and next_attempt_at is not null
                        """).setParameter("now", clock.instant()).executeUpdate();
    }

    /** The connections that something can be fetched from now. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> due() {
        return database.createNativeQuery(
                        "select distinct connection_id from git_delivery where next_attempt_at <= :now", UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    @Transactional
    @SuppressWarnings("unchecked")
    Optional<Fetch> begin(UUID connectionId) {
        List<UUID> next = database.createNativeQuery("""
                        select id from git_delivery where connection_id = :connection and next_attempt_at <= :now
                        order by sequence limit 1 for update skip locked
                        """, UUID.class)
                .setParameter("connection", connectionId)
                .setParameter("now", clock.instant())
                .getResultList();
        return next.stream().findFirst().map(id -> begin(GitDelivery.<GitDelivery>findById(id)));
    }

    private Fetch begin(GitDelivery delivery) {
        GitConnection connection = GitConnection.findById(delivery.connectionId);
        App app = App.findById(connection.appId);
        UUID attempt = delivery.begin(clock.instant().plus(lease));
        return new Fetch(
                attempt,
                delivery.id,
                app,
                connection.accountId,
                keys.remote(connection),
                connection.branch,
                delivery.buildId);
    }

    @Transactional
    void end(Fetch fetch, Fetched fetched) {
        ended(fetch, delivery -> {
            Instant now = clock.instant();
            delivery.commitId = fetched.commit();
            switch (fetched) {
                case Fetched.Queued queued -> {
                    delivery.buildId = queued.buildId();
                    delivery.become(GitDelivery.Status.BUILDING, "Building %.8s.".formatted(delivery.commitId), now);
                    report(delivery, CommitState.PENDING, now);
                }
                case Fetched.Unchanged unchanged -> {
                    delivery.become(
                            GitDelivery.Status.UNCHANGED,
                            "%s stands at %.8s, which was deployed before."
                                    .formatted(fetch.branch(), unchanged.commit()),
                            now);
                    report(delivery, CommitState.SUCCESS, now);
                }
            }
        });
    }

    @Transactional
    void fail(Fetch fetch, FetchException failure) {
        ended(fetch, delivery -> {
            Instant now = clock.instant();
            Optional<Duration> next = failure.isPassing() ? pause.after(delivery.attempts) : Optional.empty();
            if (next.isPresent()) {
                delivery.again(failure.reason() + " It is tried again.", now.plus(next.get()), now);
                return;
            }
            delivery.become(GitDelivery.Status.FAILED, failure.reason(), now);
            if (delivery.commitId != null) {
                report(delivery, CommitState.ERROR, now);
            }
        });
    }

    /** Ends the deliveries whose builds have ended. */
    @Transactional
    @SuppressWarnings("unchecked")
    void settle() {
        List<UUID> over = database.createNativeQuery("""
                        select d.id from git_delivery d join build b on b.id = d.build_id
                        where d.status = 'BUILDING' and b.status in ('SUCCEEDED', 'FAILED')
                        for update of d skip locked
                        """, UUID.class).getResultList();
        for (UUID id : over) {
            GitDelivery delivery = GitDelivery.findById(id);
            settle(delivery, Build.findById(delivery.buildId));
        }
    }

    private void settle(GitDelivery delivery, Build build) {
        Instant now = clock.instant();
        boolean live = build.status == Build.Status.SUCCEEDED;
        delivery.become(
                live ? GitDelivery.Status.DEPLOYED : GitDelivery.Status.FAILED,
                live ? deployed(build) : String.valueOf(build.failure),
                now);
        report(delivery, live ? CommitState.SUCCESS : CommitState.FAILURE, now);
    }

    private static String deployed(Build build) {
        Release release = Release.findById(Objects.requireNonNull(build.releaseId));
        return "Deployed %.8s as %s.".formatted(build.commitId, release.number());
    }

    private static void report(GitDelivery delivery, CommitState state, Instant now) {
        GitConnection connection = GitConnection.findById(delivery.connectionId);
        if (connection.reports()) {
            delivery.want(state, now);
        }
    }

    private static void ended(Fetch fetch, Consumer<GitDelivery> change) {
        GitDelivery.<GitDelivery>findByIdOptional(fetch.deliveryId(), LockModeType.PESSIMISTIC_WRITE)
                .filter(delivery -> fetch.attemptId().equals(delivery.attemptId) && delivery.nextAttemptAt != null)
                .ifPresent(change);
    }
}
