package dev.slipway.platform.dyno;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import dev.slipway.platform.log.LogStore;
import dev.slipway.platform.net.NetworkPool;
import dev.slipway.platform.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Adds dynos and moves them from phase to phase. Call it inside a transaction that holds the app. */
@ApplicationScoped
public class Dynos {
    /** The port that web dynos are told in {@code PORT}; each has an address of its own, so all can use the same. */
    public static final int WEB_PORT = 5000;

    /** How long an address stays unused after its dyno has gone, so that no late packet reaches another dyno. */
    static final Duration ADDRESS_REST = Duration.ofMinutes(5);

    private final Clock clock;
    private final NetworkPool pool;
    private final LogStore logs;
    private final Event<DynoEvent> events;

    Dynos(Clock clock, NetworkPool pool, LogStore logs, Event<DynoEvent> events) {
        this.clock = clock;
        this.pool = pool;
        this.logs = logs;
        this.events = events;
    }

    /** Adds a dyno that a runtime node will start. */
    public Dyno add(App app, Release release, ProcessType type, int number, DynoSize size, String command) {
        Instant now = clock.instant();
        Dyno dyno = new Dyno();
        dyno.id = UUID.randomUUID();
        dyno.appId = app.id;
        dyno.releaseId = release.id;
        dyno.type = type.value();
        dyno.number = number;
        dyno.size = size;
        dyno.command = command;
        dyno.address = freeAddress(app);
        dyno.port = type.servesHttp() ? WEB_PORT : null;
        dyno.oneOff = type.equals(ProcessType.RELEASE);
        dyno.phase = Dyno.Phase.WANTED;
        dyno.state = Dyno.State.STARTING;
        dyno.attempt = 1;
        dyno.createdAt = now;
        dyno.phaseAt = now;
        dyno.stateAt = now;
        dyno.persist();
        events.fire(new DynoEvent.Added(dyno));
        return dyno;
    }

    public void enter(Dyno dyno, Dyno.Phase phase) {
        dyno.phase = phase;
        dyno.phaseAt = clock.instant();
        if (phase == Dyno.Phase.GONE) {
            events.fire(new DynoEvent.Gone(dyno));
        }
    }

    public void enter(Dyno dyno, Dyno.State state) {
        boolean changed = dyno.state != state;
        dyno.state = state;
        dyno.stateAt = clock.instant();
        // A dyno that is down goes at once, which is told then.
        if (changed && state != Dyno.State.DOWN) {
            events.fire(new DynoEvent.Changed(dyno));
        }
    }

    /** Has the runtime node start the dyno anew, in a new container. */
    public void startAgain(Dyno dyno) {
        dyno.attempt++;
        dyno.restartAt = null;
        dyno.containerId = null;
        enter(dyno, Dyno.State.STARTING);
    }

    private String freeAddress(App app) {
        Set<String> used =
                new HashSet<>(Dyno.addressesInUse(app.id, clock.instant().minus(ADDRESS_REST)));
        return pool.addresses(app.networkNumber).stream()
                .filter(address -> !used.contains(address))
                .findFirst()
                .orElseThrow(() -> SlipwayException.unavailable(
                        "%s has no free address: its dynos and those that went in the last %d minutes take all of them."
                                + " Wait, or scale down.",
                        app.name, ADDRESS_REST.toMinutes()));
    }

    /** Forgets dynos whose addresses have rested long enough. */
    void sweep() {
        for (Dyno dyno : Dyno.goneBefore(clock.instant().minus(ADDRESS_REST))) {
            logs.forget(dyno.id);
            dyno.delete();
        }
    }
}
