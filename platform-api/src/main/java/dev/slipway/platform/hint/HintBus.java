package dev.slipway.platform.hint;

import dev.slipway.model.hint.Hint;
import dev.slipway.model.hint.Hints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
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
    private final TransactionSynchronizationRegistry transactions;

    HintBus(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    @Override
    public void send(Hint hint) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            deliver(hint);
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do: the hint waits for the commit.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    deliver(hint);
                }
            }
        });
    }

    /** Calls the listener for each hint until the returned handle is closed. */
    public Subscription listen(Consumer<Hint> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void deliver(Hint hint) {
        listeners.forEach(listener -> listener.accept(hint));
    }

    /** Ends a listener. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
