package dev.slipway.node;

import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.engine.MemoryUse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Measures what the followed dynos use, again and again until the node closes: their disk each second, so that none can
 * write much more than it may, and their memory each twenty seconds, as Heroku does, with their load where that is
 * told. Where measuring is slow because of
 * many files, it is done more seldom, and never takes more than a twentieth of the time.
 */
final class QuotaWatch {
    private static final Logger LOG = System.getLogger(QuotaWatch.class.getName());
    private static final Duration DISK_INTERVAL = Duration.ofSeconds(1);
    private static final int SHARE_OF_TIME = 20;

    private final Engine engine;
    private final Supplier<Collection<Quota>> quotas;
    private final Duration memoryInterval;
    private final Patience patience;
    private long memoryDue = System.nanoTime();
    private String lastTrouble = "";
    private boolean loadTrouble;

    /** @param quotas those of all dynos that run now */
    QuotaWatch(Engine engine, Supplier<Collection<Quota>> quotas, Duration memoryInterval, Patience patience) {
        this.engine = engine;
        this.quotas = quotas;
        this.memoryInterval = memoryInterval;
        this.patience = patience;
    }

    /** Returns once the node closes. */
    void run() {
        try {
            while (!patience.isClosed()) {
                long begun = System.nanoTime();
                look();
                Duration least = Duration.ofNanos(SHARE_OF_TIME * (System.nanoTime() - begun));
                patience.pause(least.compareTo(DISK_INTERVAL) > 0 ? least : DISK_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        Collection<Quota> watched = quotas.get();
        if (watched.isEmpty()) {
            return;
        }
        try {
            Map<String, Long> written = engine.written();
            watched.forEach(quota -> quota.wrote(written.getOrDefault(quota.containerId(), 0L)));
            if (System.nanoTime() - memoryDue >= 0) {
                memoryDue = System.nanoTime() + memoryInterval.toNanos();
                memory(watched);
            }
            lastTrouble = "";
        } catch (EngineUnavailableException e) {
            // Those who need it wait for it, and say so.
            lastTrouble = "";
        } catch (EngineException e) {
            String trouble = String.valueOf(e.getMessage());
            if (!patience.isClosed() && !trouble.equals(lastTrouble)) {
                lastTrouble = trouble;
                LOG.log(Level.WARNING, "dynos not measured, trying again reason={0}", trouble);
            }
        }
    }

    private void memory(Collection<Quota> watched) throws InterruptedException {
        for (Quota quota : watched) {
            Optional<MemoryUse> use = engine.memory(quota.containerId());
            if (use.isPresent()) {
                quota.holds(use.get().held());
                if (quota.isTold()) {
                    quota.tell(runnable(quota), use.get());
                }
            }
        }
    }

    /** Without the engine's {@code ps} everything else is told. */
    private OptionalInt runnable(Quota quota) {
        try {
            return OptionalInt.of(engine.runnable(quota.containerId()));
        } catch (EngineUnavailableException e) {
            return OptionalInt.empty();
        } catch (EngineException e) {
            if (!loadTrouble && !patience.isClosed()) {
                loadTrouble = true;
                LOG.log(Level.WARNING, "load of dynos not measured reason={0}", String.valueOf(e.getMessage()));
            }
            return OptionalInt.empty();
        }
    }
}
