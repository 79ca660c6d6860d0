package dev.slipway.platform.forge;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.App;
import jakarta.enterprise.context.ApplicationScoped;
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

/**
 * What commits' pages are to be told next. Each is told the state that it is to show, whatever it was told before; what
 * changed again before it was told is never told.
 */
@ApplicationScoped
class Reports {
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final Clock clock;
    private final EntityManager database;
    private final ConnectionKeys keys;
    private final PlatformConfig platform;
    private final Pause pause;
    private final Duration lease;

    Reports(Clock clock, EntityManager database, ConnectionKeys keys, PlatformConfig platform, ForgeConfig config) {
        this.clock = clock;
        this.database = database;
        this.keys = keys;
        this.platform = platform;
        this.pause = new Pause(config.reportAttempts(), config.firstPause());
        this.lease = config.reportTimeout().plus(LEEWAY);
    }

    /** One attempt to tell. */
    record Attempt(UUID id, UUID deliveryId, Report report) {}

    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> due() {
        return database.createNativeQuery(
                        "select distinct connection_id from git_delivery where tell_at <= :now", UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    @Transactional
    @SuppressWarnings("unchecked")
    Optional<Attempt> begin(UUID connectionId) {
        List<UUID> next = database.createNativeQuery("""
                        select id from git_delivery where connection_id = :connection and tell_at <= :now
                        order by tell_at limit 1 for update skip locked
                        """, UUID.class)
                .setParameter("connection", connectionId)
                .setParameter("now", clock.instant())
                .getResultList();
        return next.stream().findFirst().flatMap(id -> begin(GitDelivery.<GitDelivery>findById(id)));
    }

    private Optional<Attempt> begin(GitDelivery delivery) {
        GitConnection connection = GitConnection.findById(delivery.connectionId);
        Optional<String> token = keys.token(connection);
        if (token.isEmpty()) {
            // It was taken away since.
            delivery.tellAt = null;
            return Optional.empty();
        }
        App app = App.findById(connection.appId);
        UUID attempt = delivery.beginToTell(clock.instant().plus(lease));
        Report report = new Report(
                connection.kind,
                connection.address(),
                connection.branch,
                Objects.requireNonNull(delivery.commitId),
                Objects.requireNonNull(delivery.wanted),
                delivery.result,
                "slipway/" + app.name,
                platform.apiUrl() + "/console/apps/" + app.name,
                token.get());
        return Optional.of(new Attempt(attempt, delivery.id, report));
    }

    @Transactional
    void end(Attempt attempt, Reception reception) {
        GitDelivery.<GitDelivery>findByIdOptional(attempt.deliveryId(), LockModeType.PESSIMISTIC_WRITE)
                .filter(delivery -> attempt.id().equals(delivery.tellId))
                .ifPresent(delivery -> end(delivery, attempt.report().state(), reception));
    }

    private void end(GitDelivery delivery, CommitState told, Reception reception) {
        Instant now = clock.instant();
        boolean changed = delivery.wanted != told;
        switch (reception) {
            case Reception.Taken _ -> {
                delivery.told = told;
                delivery.tellFailure = null;
                delivery.tellAt = changed ? now : null;
            }
            case Reception.Refused refused -> {
                delivery.tellFailure = refused.why();
                delivery.tellAt = changed ? now : null;
            }
            case Reception.Missed missed -> {
                delivery.tellFailure = missed.why();
                delivery.tellAt = changed
                        ? now
                        : pause.after(delivery.tellAttempts).map(now::plus).orElse(null);
            }
        }
    }
}
