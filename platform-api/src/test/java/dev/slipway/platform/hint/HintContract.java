package dev.slipway.platform.hint;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.hint.Hint;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What senders and listeners may rely on, wherever the listener is: in the sender's JVM, or beyond a broker. */
abstract class HintContract {
    static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    HintBus sender;

    private final List<Hint> heard = new CopyOnWriteArrayList<>();
    private final List<HintBus.Subscription> subscriptions = new ArrayList<>();

    /** The bus that the listeners are at. */
    abstract HintBus receiver();

    @BeforeEach
    void listen() {
        listen(heard::add);
        Hint probe = hint(Hint.Kind.ROUTES);
        await().atMost(SOON).until(() -> {
            sender.send(probe);
            return heard.contains(probe);
        });
    }

    @AfterEach
    void stopListening() {
        subscriptions.forEach(HintBus.Subscription::close);
    }

    @Test
    void aHintIsHeardAfterTheCommitAndNotBefore() {
        Hint hint = hint(Hint.Kind.DYNOS);
        Hint later = hint(Hint.Kind.DYNOS);
        QuarkusTransaction.requiringNew().run(() -> {
            sender.send(hint);
            QuarkusTransaction.suspendingExisting().run(() -> sender.send(later));
            awaitHint(later);
            assertFalse(heard.contains(hint));
        });
        awaitHint(hint);
    }

    @Test
    void aHintOfATransactionThatRolledBackIsNeverHeard() {
        Hint hint = hint(Hint.Kind.BUILDS);
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    sender.send(hint);
                    throw new IllegalStateException("rolls back");
                }));
        Hint later = hint(Hint.Kind.BUILDS);
        sender.send(later);
        awaitHint(later);
        assertFalse(heard.contains(hint));
    }

    @Test
    void eachListenerHearsTheHintUntilItIsClosed() {
        List<Hint> second = new CopyOnWriteArrayList<>();
        List<Hint> third = new CopyOnWriteArrayList<>();
        listen(second::add);
        HintBus.Subscription closed = receiver().listen(third::add);
        Hint hint = hint(Hint.Kind.CONVERGENCE);
        sender.send(hint);
        await().atMost(SOON).until(() -> heard.contains(hint) && second.contains(hint) && third.contains(hint));
        closed.close();
        Hint later = hint(Hint.Kind.CONVERGENCE);
        sender.send(later);
        await().atMost(SOON).until(() -> second.contains(later));
        assertFalse(third.contains(later));
    }

    @Test
    void kindAndSubjectArriveToTheLetterAndInOrder() {
        List<Hint> sent = new ArrayList<>();
        for (Hint.Kind kind : Hint.Kind.values()) {
            sent.add(hint(kind));
            sent.add(new Hint(kind, new UUID(0, 0)));
            sent.add(new Hint(kind, new UUID(-1, -1)));
        }
        Set<Hint> expected = Set.copyOf(sent);
        sent.forEach(sender::send);
        List<Hint> arrived = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            arrived.clear();
            heard.stream().filter(expected::contains).forEach(arrived::add);
            return arrived.size() == sent.size();
        });
        assertEquals(sent, arrived);
    }

    @Test
    void aDoubledHintLeavesAReconcilerWhereOneWould() {
        Set<UUID> named = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        Signal work = new Signal();
        Hint hint = hint(Hint.Kind.CONVERGENCE);
        listen(each -> {
            if (each.equals(hint)) {
                named.add(each.subject());
                calls.incrementAndGet();
                work.raise();
            }
        });
        sender.send(hint);
        sender.send(hint);
        await().atMost(SOON).until(() -> calls.get() == 2);
        assertEquals(Set.of(hint.subject()), named);
        assertTrue(raised(work));
        assertFalse(raised(work), "two wake-ups count as one");
    }

    @Test
    void aListenerThatThrowsStopsNeitherTheOthersNorTheSender() {
        listen(hint -> {
            throw new IllegalStateException("a listener of the test that always fails");
        });
        List<Hint> after = new CopyOnWriteArrayList<>();
        listen(after::add);
        for (int i = 0; i < 3; i++) {
            Hint hint = hint(Hint.Kind.BUILD_OUTPUT);
            sender.send(hint);
            await().atMost(SOON).until(() -> after.contains(hint));
        }
    }

    final void listen(Consumer<Hint> listener) {
        subscriptions.add(receiver().listen(listener));
    }

    final void awaitHint(Hint hint) {
        await().atMost(SOON).until(() -> heard.contains(hint));
    }

    final long timesHeard(Hint hint) {
        return heard.stream().filter(hint::equals).count();
    }

    static Hint hint(Hint.Kind kind) {
        return new Hint(kind, UUID.randomUUID());
    }

    private static boolean raised(Signal signal) {
        try {
            return signal.await(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
