package dev.slipway.platform.hint;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells whatever runs for long that the platform is going down, so that nothing holds up its end. Thread-safe. */
@ApplicationScoped
public class Ending {
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;

    public boolean begun() {
        return begun;
    }

    /** Begins the end: everyone who listens is called. */
    public void begin() {
        begun = true;
        listeners.forEach(Runnable::run);
    }

    /** Calls back when the end begins, at once if it has; until the handle is closed. */
    public HintBus.Subscription listen(Runnable listener) {
        listeners.add(listener);
        if (begun) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }
}
