package dev.slipway.platform.acm;

import dev.slipway.platform.app.App;
import dev.slipway.platform.certificate.CertifiedKey;
import dev.slipway.platform.certificate.SniEndpoint;
import dev.slipway.platform.domain.Domain;
import dev.slipway.platform.domain.SniEndpoints;
import dev.slipway.platform.hint.AfterCommit;
import dev.slipway.platform.instance.StartedAlone;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.retry.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Which domains need a certificate now. An attempt is begun in one transaction and ended in another, with none open meanwhile;
 * of several platforms one begins it, and one whose result comes too late is not heard.
 */
@ApplicationScoped
class Orders {
    /** Beyond the times that an authority may take. */
    private static final Duration LEEWAY = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int GROWTH = 3;

    private final Clock clock;
    private final EntityManager database;
    private final SniEndpoints endpoints;
    private final AppLog log;
    private final AfterCommit afterCommit;
    private final AcmeConfig config;
    private final Backoff backoff;

    Orders(
            Clock clock,
            EntityManager database,
            SniEndpoints endpoints,
            AppLog log,
            AfterCommit afterCommit,
            AcmeConfig config) {
        this.clock = clock;
        this.database = database;
        this.endpoints = endpoints;
        this.log = log;
        this.afterCommit = afterCommit;
        this.config = config;
        this.backoff = Backoff.of(config.firstPause(), GROWTH).upTo(LONGEST_PAUSE);
    }

    /** One attempt; all that is needed for it, so that it needs no database. */
    record Attempt(UUID id, UUID domainId, UUID appId, String hostname) {}

    @Transactional
    void resume(@Observes StartedAlone event) {
        database.createNativeQuery("""
                        update acme_order set attempt_id = null, next_attempt_at = :now where attempt_id is not null
                        """).setParameter("now", clock.instant()).executeUpdate();
    }

    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> due() {
        return database.createNativeQuery("select domain_id from acme_order where next_attempt_at <= :now", UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    @Transactional
    @SuppressWarnings("unchecked")
    Optional<Attempt> begin(UUID domainId) {
        List<UUID> next = database.createNativeQuery("""
                        select domain_id from acme_order where domain_id = :domain and next_attempt_at <= :now
                        for update skip locked
                        """, UUID.class)
                .setParameter("domain", domainId)
                .setParameter("now", clock.instant())
                .getResultList();
        return next.stream().findFirst().map(this::beginHeld);
    }

    private Attempt beginHeld(UUID domainId) {
        AcmeOrder order = AcmeOrder.of(domainId).orElseThrow();
        Domain domain = Domain.byId(domainId).orElseThrow();
        order.attemptId = UUID.randomUUID();
        order.nextAttemptAt =
                clock.instant().plus(config.patience().multipliedBy(3)).plus(LEEWAY);
        return new Attempt(order.attemptId, domain.id, domain.appId, domain.hostname);
    }

    @Transactional
    void end(Attempt attempt, CertifiedKey certified) {
        ended(attempt, (app, order) -> {
            Domain domain = Domain.byId(attempt.domainId()).orElseThrow();
            SniEndpoint endpoint = endpoints.manage(app, domain, certified);
            order.attempts = 0;
            order.nextAttemptAt = renewal(certified.chain().getFirst());
            AcmStatus.ISSUED.putOn(domain, null, clock.instant());
            tell(
                    app,
                    "Certificate %s for %s was issued by %s, and lasts until %s"
                            .formatted(
                                    endpoint.name,
                                    domain.hostname,
                                    endpoint.details().issuer(),
                                    endpoint.details().expiresAt()));
        });
    }

    @Transactional
    void fail(Attempt attempt, IssuanceException failure) {
        ended(attempt, (app, order) -> {
            Domain domain = Domain.byId(attempt.domainId()).orElseThrow();
            Instant now = clock.instant();
            boolean held = failure.notBefore().isPresent();
            order.attempts += held ? 0 : 1;
            boolean over = failure.isLasting() || order.attempts >= config.attempts();
            if (over && !showsLiveCertificate(domain, now)) {
                order.nextAttemptAt = null;
                AcmStatus.FAILED.putOn(domain, failure.reason(), now);
            } else {
                order.nextAttemptAt = failure.notBefore().orElseGet(() -> now.plus(backoff.after(order.attempts)));
                AcmStatus.FAILING.putOn(domain, failure.reason(), now);
            }
            tell(
                    app,
                    "No certificate for %s (attempt %d): %s"
                            .formatted(domain.hostname, order.attempts, failure.reason()));
        });
    }

    /** Nobody is to be left without a certificate because the authority was away for some days. */
    private static boolean showsLiveCertificate(Domain domain, Instant now) {
        return SniEndpoints.managedOf(domain)
                .filter(endpoint -> endpoint.details().expiresAt().isAfter(now))
                .isPresent();
    }

    /** When two thirds of its life are over, however long that is. */
    private static Instant renewal(X509Certificate certificate) {
        Instant begin = certificate.getNotBefore().toInstant();
        Duration life = Duration.between(begin, certificate.getNotAfter().toInstant());
        return begin.plus(life.multipliedBy(2).dividedBy(3));
    }

    private void ended(Attempt attempt, BiConsumer<App, AcmeOrder> change) {
        App.hold(attempt.appId())
                .ifPresent(app -> AcmeOrder.hold(attempt.domainId())
                        .filter(order -> attempt.id().equals(order.attemptId))
                        .ifPresent(order -> {
                            order.attemptId = null;
                            change.accept(app, order);
                        }));
    }

    private void tell(App app, String text) {
        afterCommit.run(() -> log.api(app.id, text));
    }
}
