package dev.slipway.node;

import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dyno may start: the engine answers, and the firewall's rules stand. Both are made sure of after every
 * absence of the engine, which arranges the host's packet filter anew when it starts, and every half minute, since
 * others than the engine empty it too. Thread-safe.
 */
final class Preparation {
    private static final Duration VALID = Duration.ofSeconds(30);

    /** @param absences how many of them had been noticed by then */
    private record Done(int absences, Instant until) {}

    private final Engine engine;
    private final Firewall firewall;
    private final Clock clock;
    private final AtomicInteger absences = new AtomicInteger();
    private volatile @Nullable Done done;

    Preparation(Engine engine, Firewall firewall, Clock clock) {
        this.engine = engine;
        this.firewall = firewall;
        this.clock = clock;
    }

    /** The engine is away, or was. */
    void absent() {
        absences.incrementAndGet();
    }

    /**
     * Does what is due; waits for an engine that is away.
     *
     * @throws FirewallException if the rules must be there and can't be made
     */
    void renew(Patience patience) throws InterruptedException {
        Done last = done;
        if (last != null && last.absences() == absences.get() && clock.instant().isBefore(last.until())) {
            return;
        }
        patience.withEngine("begin the node's work", () -> {
            if (!engine.answers()) {
                throw new EngineUnavailableException("The container engine does not answer", null);
            }
        });
        int noticed = absences.get();
        try {
            firewall.ensure();
        } catch (FirewallException e) {
            done = null;
            throw e;
        }
        done = new Done(noticed, clock.instant().plus(VALID));
    }

    /**
     * To be called before each start of a dyno.
     *
     * @throws EngineUnavailableException if the node must look after engine and firewall first
     */
    void require() {
        Done last = done;
        if (last == null || last.absences() != absences.get()) {
            throw new EngineUnavailableException(
                    "The engine was away, and the firewall is not made sure of since", null);
        }
    }
}
