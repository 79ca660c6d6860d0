package dev.slipway.platform.drain;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import dev.slipway.platform.drain.Shipments.Shipment;
import dev.slipway.platform.log.LogFilter;
import dev.slipway.platform.log.LogStore;
import dev.slipway.platform.log.TestLogs;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.outbound.Outside;
import dev.slipway.platform.retry.Backoff;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipperTest {
    private static final String TOKEN = "d.01234567-89ab-cdef-0123-456789abcdef";
    private static final Pattern OVERFLOW = Pattern.compile(
            "Error L10 \\(output buffer overflow\\): (\\d+) messages dropped since 2026-08-04T12:00:00\\S*Z\\.");
    private static final UUID APP = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-08-04T12:00:00Z");
    private static final Settings SMALL = new Settings(4, Duration.ofMillis(20), Duration.ofSeconds(20));
    private static final Settings LARGE = new Settings(1000, Duration.ofMillis(20), Duration.ofSeconds(20));

    private final OutboundHttp http = Outside.http("localhost");
    private final AtomicLong position = new AtomicLong();
    private final List<Running> started = new ArrayList<>();
    private HttpReceiver receiver;
    private LogStore store;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        receiver = new HttpReceiver();
        store = TestLogs.store(directory, 1 << 20, 3);
    }

    @AfterEach
    void stop() throws InterruptedException {
        receiver.close();
        for (Running running : started) {
            running.end();
        }
    }

    @Test
    void sendsLinesInBatchesAsLogplexDoes() throws Exception {
        write(0, 10);
        serve(receiver.url("me:s%20ecret", "/drain?a=b"), SMALL);
        await().untilAsserted(() -> assertEquals(numbers(0, 10), receiver.texts()));
        assertEquals(
                List.of(4, 4, 2),
                receiver.taken().stream().map(HttpReceiver.Post::count).toList());
        HttpReceiver.Post first = receiver.taken().getFirst();
        assertEquals("POST /drain?a=b", first.target());
        assertEquals("application/logplex-1", first.contentType());
        assertEquals(TOKEN, first.token());
        // me:s ecret
        assertEquals("Basic bWU6cyBlY3JldA==", first.authorization());
        assertFalse(first.agent().isEmpty());
        assertEquals(
                "<190>1 2026-08-04T12:00:00.000000+00:00 " + TOKEN + " app web.1 - 0\n",
                first.messages().getFirst());
        assertNotEquals(first.frameId(), receiver.taken().get(1).frameId());
    }

    @Test
    void gathersLinesThatComeOneByOne() throws Exception {
        serve(receiver.url("/"), new Settings(1000, Duration.ofMillis(300), Duration.ofSeconds(20)));
        for (int i = 0; i < 100; i++) {
            write(i, i + 1);
        }
        await().untilAsserted(() -> assertEquals(numbers(0, 100), receiver.texts()));
        assertTrue(receiver.taken().size() <= 10, () -> receiver.taken().size() + " batches");
    }

    @Test
    void sendsABatchAgainWithTheSameFrameIdUntilItIsTaken() throws Exception {
        receiver.answer(503);
        Running drain = serve(receiver.url("/"), LARGE);
        write(0, 3);
        await().until(() -> receiver.refused().size() >= 3);
        assertEquals(0, position.get());
        write(3, 5);
        receiver.answer(200);
        await().untilAsserted(() -> assertEquals(numbers(0, 3), receiver.texts().subList(0, 3)));
        String frame = receiver.taken().getFirst().frameId();
        assertTrue(receiver.refused().stream().allMatch(post -> post.frameId().equals(frame)), frame);
        assertTrue(receiver.refused().stream().allMatch(post -> post.count() == 3), frame);
        await().until(() -> receiver.texts().containsAll(numbers(0, 5)));
        assertTrue(drain.thread.isAlive());
    }

    @Test
    void losesNothingWhileItIsEndedAndStartedAgain() throws Exception {
        Random chance = new Random(11);
        receiver.answer(post -> chance.nextInt(4) == 0 ? 500 : 200);
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 2000; i += 10) {
                write(i, i + 10);
                Thread.yield();
            }
        });
        for (int round = 0; !receiver.texts().contains("1999"); round++) {
            Running drain = serve(receiver.url("/"), SMALL);
            int until = receiver.taken().size() + 20;
            await().until(() ->
                    receiver.taken().size() >= until || receiver.texts().contains("1999"));
            if (round % 2 == 0) {
                drain.end();
            } else {
                drain.breakOff();
            }
        }
        writer.join();
        List<String> numbers =
                receiver.texts().stream().filter(text -> text.matches("\\d+")).toList();
        assertEquals(numbers(0, 2000), List.copyOf(new LinkedHashSet<>(numbers)));
    }

    @Test
    void saysHowManyLinesRetentionWasFasterWith() throws Exception {
        store = TestLogs.store(directory.resolve("small"), 2000, 3);
        receiver.answer(500);
        serve(receiver.url("/"), SMALL);
        write(0, 4);
        await().until(() -> receiver.refused().size() >= 4);
        for (int i = 4; i < 500; i++) {
            write(i, i + 1);
        }
        await().until(() -> frames(receiver.refused()) >= 2);
        receiver.answer(200);
        await().until(() -> receiver.texts().contains("499"));
        List<String> texts = receiver.texts();
        // Those written, and the one that says why the drain takes none.
        long lines = texts.stream()
                .filter(text -> text.matches("\\d+") || text.contains("takes no lines"))
                .distinct()
                .count();
        long dropped = texts.stream()
                .map(OVERFLOW::matcher)
                .filter(Matcher::matches)
                .mapToLong(overflow -> Long.parseLong(overflow.group(1)))
                .sum();
        assertEquals(501, lines + dropped, texts::toString);
        assertTrue(dropped > 100, texts::toString);
        HttpReceiver.Post telling = receiver.taken().getFirst();
        assertTrue(telling.messages().getFirst().contains(TOKEN + " heroku logplex - Error L10"), texts::toString);
        assertEquals(telling.messages().size(), telling.count());
    }

    @Test
    void givesUpABatchThatTheReceiverRefusesForWhatItHolds() throws Exception {
        Settings single = new Settings(1, Duration.ofMillis(20), Duration.ofSeconds(20));
        receiver.answer(post -> post.texts().contains("1") ? 413 : 200);
        serve(receiver.url("/"), single);
        write(0, 3);
        await().until(() -> receiver.texts().contains("2"));
        assertEquals(
                5,
                receiver.refused().stream()
                        .filter(post -> post.texts().contains("1"))
                        .count());
        assertTrue(
                receiver.texts().contains("Error L10 (output buffer overflow): 1 messages dropped since " + AT + "."),
                receiver.texts()::toString);
    }

    @Test
    void tellsInTheAppsLogWhyItTakesNoLinesAndWhenItDoesAgain() throws Exception {
        receiver.answer(500);
        serve(receiver.url("me:secret", "/?key=secret"), LARGE);
        write(0, 1);
        await().until(() -> log().stream().anyMatch(text -> text.contains("takes no lines")));
        assertTrue(log().get(1).contains("localhost answered with status 500"), log()::toString);
        receiver.answer(200);
        await().until(() -> log().contains("Log drain " + TOKEN + " takes lines again."));
        assertEquals(3, log().size());
        assertTrue(log().stream().noneMatch(text -> text.contains("secret")), log()::toString);
    }

    @Test
    void oneThatHangsHoldsUpNeitherAnotherNorTheApp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (HttpReceiver hanging = new HttpReceiver()) {
            hanging.answer(post -> {
                try {
                    end.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 500;
            });
            Running stuck = serve(hanging.url("/"), LARGE, new AtomicLong());
            serve(receiver.url("/"), LARGE);
            for (int i = 0; i < 200; i++) {
                write(i, i + 1);
            }
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertEquals(numbers(0, 200), receiver.texts()));
            stuck.breakOff();
            end.countDown();
        }
    }

    @Test
    void triesAgainWhereTheReceiverIsSilentForTooLong() throws Exception {
        Settings impatient = new Settings(1000, Duration.ofMillis(20), Duration.ofMillis(300));
        AtomicBoolean silent = new AtomicBoolean(true);
        receiver.answer(post -> {
            await().pollDelay(Duration.ofMillis(silent.getAndSet(false) ? 800 : 0))
                    .until(() -> true);
            return 200;
        });
        serve(receiver.url("/"), impatient);
        write(0, 1);
        // It has them twice, and can tell by the frame.
        await().until(() -> receiver.taken().size() >= 2);
        assertEquals(1, frames(receiver.taken()));
    }

    @Test
    void endsOnceTheDrainIsNotThisPlatformsAnyMore() throws Exception {
        position.set(-1);
        Running drain = serve(receiver.url("/"), LARGE);
        write(0, 1);
        drain.thread.join(Duration.ofSeconds(10));
        assertFalse(drain.thread.isAlive());
    }

    @Test
    void endsAtOnceWhileItWaits() throws Exception {
        receiver.answer(500);
        Running drain = serve(receiver.url("/"), LARGE);
        write(0, 1);
        await().until(() -> receiver.refused().size() >= 2);
        drain.end();
        assertEquals(0, position.get());
    }

    private Running serve(String url, Settings settings) {
        return serve(url, settings, position);
    }

    /** Begins after the position that was kept last. Progress is refused once the position is below zero. */
    private Running serve(String url, Settings settings, AtomicLong kept) {
        DrainUrl parsed = DrainUrl.parse(url);
        Outlet outlet = new Outlet(
                APP,
                "Log drain " + TOKEN,
                "lines",
                settings.interval(),
                new HttpDestination(http, parsed, TOKEN, settings.timeout()));
        Shipment shipment =
                new Shipment(UUID.randomUUID(), 0, outlet, store.readAfter(APP, Math.max(0, kept.get())), AT);
        Shipper.Progress progress = (drain, sequence, at) -> {
            if (kept.get() < 0) {
                return false;
            }
            kept.set(sequence);
            return true;
        };
        Shipper shipper = new Shipper(
                shipment,
                progress,
                TestLogs.appLog(store),
                settings,
                Backoff.of(settings.firstRetry(), 2).upTo(settings.lastRetry()).spread(0.5, 1));
        Running running = new Running(shipper, Thread.ofVirtual().start(shipper));
        started.add(running);
        return running;
    }

    private void write(int from, int to) {
        store.append(numbers(from, to).stream()
                .map(text -> new LogLine(APP, AT, "app", "web.1", text))
                .toList());
    }

    private List<String> log() {
        return store.last(APP, 1000, LogFilter.ALL).stream()
                .map(stored -> stored.line().text())
                .toList();
    }

    private static long frames(List<HttpReceiver.Post> posts) {
        return posts.stream().map(HttpReceiver.Post::frameId).distinct().count();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private record Running(Shipper shipper, Thread thread) {
        void end() throws InterruptedException {
            shipper.stop();
            thread.join(Duration.ofSeconds(10));
            assertFalse(thread.isAlive(), "it goes on");
        }

        void breakOff() throws InterruptedException {
            shipper.stop();
            thread.interrupt();
            thread.join(Duration.ofSeconds(10));
            assertFalse(thread.isAlive(), "it goes on");
        }
    }

    private record Settings(int batchLines, Duration interval, Duration timeout) implements DrainConfig {
        @Override
        public int maxPerApp() {
            return 5;
        }

        @Override
        public MemorySize batchSize() {
            return new MemorySize(BigInteger.valueOf(1 << 18));
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration lastRetry() {
            return Duration.ofMillis(50);
        }
    }
}
