package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(7)
class MixUpTest {
    /** Engines give out addresses again after a restart, in whatever order containers come back. */
    @Test
    void noAnswerComesFromAnotherAppAfterAllDynosEndedWhileThePlatformWasDown(Slipway slipway) {
        App left = App.create(slipway, "left", App.testApp("probe"));
        App right = App.create(slipway, "right", App.testApp("probe"));
        for (App app : List.of(left, right)) {
            app.push().ok();
            app.slipway("config:set", "WHO=" + app.name()).ok();
            app.awaitBody("/", app.name());
            app.awaitDynos(1);
        }
        try (Watch watch = new Watch(List.of(left, right))) {
            slipway.run("down", "--keep-apps").ok();
            watch.awaitAnswers();
            List<String> containers = new ArrayList<>(left.containers("{{.ID}}"));
            containers.addAll(right.containers("{{.ID}}"));
            assertEquals(2, containers.size());
            containers.forEach(container -> Docker.run("kill", container));
            // Back in the other order, as an engine's restart may do it.
            containers.reversed().forEach(container -> Docker.run("start", container));
            containers.forEach(container -> Docker.run("kill", container));
            slipway.run("up").ok();
            left.awaitBody("/", "left v");
            right.awaitBody("/", "right v");
            watch.awaitAnswers();
            assertEquals(List.of(), watch.mixedUp());
        }
    }

    /** Asks the apps without pause for their names. */
    private static final class Watch implements AutoCloseable {
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
                Response answer = app.get("/");
                if (answer.status() == 200) {
                    if (answer.body().startsWith(app.name() + " ")) {
                        right.get(app.name()).incrementAndGet();
                    } else {
                        wrong.add(app.name() + " was answered: " + answer.body());
                    }
                }
            }
        }

        /** Waits until each app has answered again. */
        void awaitAnswers() {
            right.values().forEach(count -> count.set(0));
            await("answers of both")
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> right.values().stream().allMatch(count -> count.get() > 10));
        }

        List<String> mixedUp() {
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
}
