package dev.slipway.platform.acm;

import dev.slipway.platform.app.App;
import dev.slipway.platform.domain.Domain;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.hint.Signal;
import dev.slipway.platform.rollout.Convergence;
import dev.slipway.platform.route.HttpChallenge;
import dev.slipway.platform.route.Routers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Has all routers answer an authority, and stop it. */
@ApplicationScoped
class Proofs {
    /** Beyond it the authority is asked all the same: it looks more than once, from several places. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Clock clock;
    private final Convergence convergence;
    private final Routers routers;
    private final HintBus hints;

    Proofs(Clock clock, Convergence convergence, Routers routers, HintBus hints) {
        this.clock = clock;
        this.convergence = convergence;
        this.routers = routers;
        this.hints = hints;
    }

    /**
     * Returns once every router that may be serving answers so.
     *
     * @throws IssuanceException if the domain was removed meanwhile
     */
    void show(Orders.Attempt attempt, String token, String keyAuthorization)
            throws IssuanceException, InterruptedException {
        Optional<Long> version = QuarkusTransaction.requiringNew()
                .call(() -> App.hold(attempt.appId())
                        .filter(app -> Domain.byId(attempt.domainId()).isPresent())
                        .map(app -> publish(app, attempt, token, keyAuthorization)));
        awaitRouters(version.orElseThrow(() -> IssuanceException.lasting("It is no domain of the app any more.")));
    }

    private long publish(App app, Orders.Attempt attempt, String token, String keyAuthorization) {
        HttpChallenge challenge = new HttpChallenge();
        challenge.token = token;
        challenge.appId = app.id;
        challenge.domainId = attempt.domainId();
        challenge.keyAuthorization = keyAuthorization;
        challenge.persist();
        return convergence.publishRoutes(app);
    }

    /** Also what an attempt before left behind when the platform was killed. */
    void hide(Orders.Attempt attempt) {
        QuarkusTransaction.requiringNew()
                .run(() -> App.hold(attempt.appId()).ifPresent(app -> {
                    HttpChallenge.deleteOfDomain(attempt.domainId());
                    convergence.publishRoutes(app);
                }));
    }

    private void awaitRouters(long version) throws InterruptedException {
        Instant latest = clock.instant().plus(LONGEST_WAIT);
        Signal progress = new Signal();
        try (HintBus.Subscription ignored = hints.listen(hint -> {
            if (hint.subject().equals(Routers.EVERY_APP)) {
                progress.raise();
            }
        })) {
            while (!routers.haveApplied(version) && clock.instant().isBefore(latest)) {
                progress.await(POLL);
            }
        }
    }
}
