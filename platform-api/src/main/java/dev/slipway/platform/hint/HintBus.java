package dev.slipway.platform.hint;

import dev.slipway.model.hint.Hint;
import dev.slipway.model.hint.Hints;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Carries hints to this JVM's listeners, at once and directly, and to those of other instances over the channel. A hint
 * that is sent inside a transaction goes out after its commit, and not at all if it rolls back. Listeners must return at
 * once; they may hear a hint twice.
 */
@ApplicationScoped
public class HintBus implements Hints {
    private static final Logger LOG = System.getLogger(HintBus.class.getName());

    private final List<Consumer<Hint>> listeners = new CopyOnWriteArrayList<>();
    private final AfterCommit afterCommit;
    private final HintChannel channel;

    HintBus(AfterCommit afterCommit, HintChannel channel) {
        this.afterCommit = afterCommit;
        this.channel = channel;
    }

    /** Begins to exchange hints with other instances, where Kafka is configured. */
    public void open() {
        channel.open(this::deliver);
    }

    @Override
    public void send(Hint hint) {
        afterCommit.run(() -> {
            deliver(hint);
            channel.send(hint);
        });
    }

    /** Calls the listener for each hint until the returned handle is closed. */
    public Subscription listen(Consumer<Hint> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void deliver(Hint hint) {
        for (Consumer<Hint> listener : listeners) {
            try {
                listener.accept(hint);
            } catch (RuntimeException e) {
                // One listener's trouble is neither the sender's nor the other listeners'; it polls anyway.
                LOG.log(Level.WARNING, "a listener failed on hint=" + hint.kind() + " subject=" + hint.subject(), e);
            }
        }
    }

    /** Ends a listener. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
