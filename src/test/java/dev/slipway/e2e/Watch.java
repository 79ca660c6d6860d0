package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks apps without pause for their names. An app may be away, which the router says with a status of 503; whatever else
 * comes is wrong.
 */
final class Watch implements AutoCloseable {
    private final Map<String, AtomicInteger> right = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean ended;

    Watch(List<App> apps) {
        apps.forEach(app -> right.put(app.name(), new AtomicInteger()));
        threads = apps.stream()
                .map(app -> Thread.ofVirtual().start(() -> watch(app)))
                .toList();
    }

    private void watch(App app) {
        while (!ended) {
            try {
                look(app, app.get("/"));
            } catch (RuntimeException e) {
                if (e.getCause() instanceof SocketTimeoutException) {
                    // The router holds a request for a dyno that starts longer than these tests do.
                    continue;
                }
                wrong.add(app.name() + " was not answered: " + e);
            }
        }
    }

    private void look(App app, Response answer) {
        if (answer.status() == 200 && answer.body().startsWith(app.name() + " ")) {
            right.get(app.name()).incrementAndGet();
        } else if (answer.status() != 503) {
            wrong.add(app.name() + " was answered: " + answer.status() + " " + answer.body());
        }
    }

    /** Waits until each app has answered again. */
    void awaitAnswers() {
        right.values().forEach(count -> count.set(0));
        await("answers of all")
                .atMost(Duration.ofSeconds(120))
                .until(() -> right.values().stream().allMatch(count -> count.get() > 10));
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
