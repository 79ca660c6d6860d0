package dev.slipway.platform.rollout;

import dev.slipway.model.hint.Hint;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.domain.DomainEvent;
import dev.slipway.platform.domain.SniEndpointEvent;
import dev.slipway.platform.formation.FormationEvent;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.hint.Signal;
import dev.slipway.platform.release.ReleaseEvent;
import dev.slipway.platform.route.Routers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Converges apps on a thread of its own: those a hint named at once, those that wait for a time or a router each second. */
@ApplicationScoped
public class Converger {
    private static final Logger LOG = System.getLogger(Converger.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FULL_PASS = Duration.ofSeconds(30);

    private static final Duration LAST_PASS = Duration.ofSeconds(10);

    /** After those who begin the ending. */
    private static final int LATE = 3000;

    private final Clock clock;
    private final EntityManager database;
    private final Convergence convergence;
    private final HintBus hints;
    private final Signal work = new Signal();
    private final Set<UUID> named = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> failures = new HashMap<>();
    private @Nullable Thread thread;
    private volatile boolean stopping;
    private Instant lastFullPass = Instant.EPOCH;

    Converger(Clock clock, EntityManager database, Convergence convergence, HintBus hints) {
        this.clock = clock;
        this.database = database;
        this.convergence = convergence;
        this.hints = hints;
    }

    /** Starts the thread. */
    public void start() {
        hints.listen(hint -> {
            if (hint.kind() == Hint.Kind.CONVERGENCE) {
                named.add(hint.subject());
                work.raise();
            }
        });
        thread = Thread.ofPlatform().name("converger").daemon().start(this::run);
    }

    /** Ends the thread after the app that it is at. */
    public void stop() throws InterruptedException {
        stopping = true;
        work.raise();
        if (thread != null) {
            thread.join(LAST_PASS);
        }
    }

    /** Whoever else began the end: no thread outlives its application, whose beans it would look for in vain. */
    void end(@Observes @Priority(LATE) ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void released(@Observes ReleaseEvent event) {
        Rollout rollout = new Rollout();
        rollout.id = UUID.randomUUID();
        rollout.appId = event.app().id;
        rollout.releaseId = event.release().id;
        rollout.step = Rollout.Step.QUEUED;
        rollout.createdAt = clock.instant();
        rollout.updatedAt = rollout.createdAt;
        rollout.persist();
        name(event.app());
    }

    void scaled(@Observes FormationEvent event) {
        name(event.app());
    }

    void renamed(@Observes DomainEvent event) {
        name(event.app());
    }

    void certified(@Observes SniEndpointEvent event) {
        name(event.app());
    }

    void created(@Observes AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app)) {
            hints.send(new Hint(Hint.Kind.DYNOS, app.id));
        } else {
            name(event.app());
        }
    }

    private void name(App app) {
        hints.send(new Hint(Hint.Kind.CONVERGENCE, app.id));
    }

    private void run() {
        while (!stopping) {
            try {
                work.await(POLL);
                for (UUID appId : due()) {
                    if (!stopping) {
                        converge(appId);
                    }
                }
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException e) {
                // The database may be away for a while; the next pass, a second later, tries again.
                LOG.log(Level.WARNING, "could not look for apps to converge: {0}", e.getMessage());
            }
        }
    }

    private void converge(UUID appId) {
        try {
            convergence.converge(appId);
            failures.remove(appId);
        } catch (RuntimeException e) {
            // It is tried again each second; the same reason is told once.
            if (!String.valueOf(e.getMessage()).equals(failures.put(appId, String.valueOf(e.getMessage())))) {
                LOG.log(Level.WARNING, "could not converge app=" + appId + ", trying again until it works", e);
            }
        }
    }

    private Set<UUID> due() {
        Set<UUID> due = new LinkedHashSet<>(named);
        named.removeAll(due);
        due.remove(Routers.EVERY_APP);
        Instant now = clock.instant();
        if (lastFullPass.plus(FULL_PASS).isBefore(now)) {
            lastFullPass = now;
            due.addAll(QuarkusTransaction.requiringNew().call(this::allApps));
        } else {
            due.addAll(QuarkusTransaction.requiringNew().call(() -> waiting(now)));
        }
        return due;
    }

    private List<UUID> allApps() {
        return database.createQuery("select id from App", UUID.class).getResultList();
    }

    private List<UUID> waiting(Instant now) {
        return database.createQuery("""
                        select distinct appId from Dyno
                        where phase = DRAINING or (phase = WANTED and state = CRASHED and restartAt <= :now)
                        union
                        select appId from Rollout where step in (QUEUED, RELEASE_PHASE, GATE)
                        """, UUID.class).setParameter("now", now).getResultList();
    }
}
