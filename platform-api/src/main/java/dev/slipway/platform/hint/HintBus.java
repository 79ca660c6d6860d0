package dev.slipway.platform.hint;

import dev.slipway.model.hint.Hint;
import dev.slipway.model.hint.Hints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Carries hints within the JVM. A hint that is sent inside a transaction goes out after its commit, and not at all if
 * it rolls back. Listeners must return at once.
 */
@ApplicationScoped
public class HintBus implements Hints {
    private final List<Consumer<Hint>> listeners = new CopyOnWriteArrayList<>();
    private final AfterCommit afterCommit;

    HintBus(AfterCommit afterCommit) {
        this.afterCommit = afterCommit;
    }

    @Override
    public void send(Hint hint) {
        afterCommit.run(() -> listeners.forEach(listener -> listener.accept(hint)));
    }

    /** Calls the listener for each hint until the returned handle is closed. */
    public Subscription listen(Consumer<Hint> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends a listener. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
