package dev.slipway.platform.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final UUID ME = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final SetClock clock = new SetClock();
    private final RateLimits limits = new RateLimits(3600, clock);

    @Test
    void eachRequestTakesAToken() {
        assertEquals(3600, limits.remaining(ME));
        limits.take(ME);
        limits.take(ME);
        assertEquals(3598, limits.remaining(ME));
        assertEquals(3600, limits.remaining(OTHER));
    }

    @Test
    void refusesWithTheTimeUntilTheNextAndTakesNothingThen() {
        use(3600);
        for (int i = 0; i < 3; i++) {
            Problem problem =
                    assertThrows(SlipwayException.class, () -> limits.take(ME)).problem();
            assertEquals("rate_limit", problem.code());
            assertEquals(1, assertInstanceOf(Problem.RateLimited.class, problem).retryAfterSeconds());
            assertTrue(problem.message().contains("in 1 s"), problem.message());
        }
        limits.take(OTHER);
        clock.pass(Duration.ofSeconds(1));
        limits.take(ME);
        assertThrows(SlipwayException.class, () -> limits.take(ME));
    }

    @Test
    void tokensComeBackContinuouslyUpToAnHoursWorth() {
        use(3600);
        clock.pass(Duration.ofMinutes(30));
        assertEquals(1800, limits.remaining(ME));
        clock.pass(Duration.ofDays(1));
        assertEquals(3600, limits.remaining(ME));
    }

    @Test
    void saysHowLongASlowBucketTakes() {
        RateLimits slow = new RateLimits(1, clock);
        slow.take(ME);
        clock.pass(Duration.ofMinutes(15));
        Problem problem =
                assertThrows(SlipwayException.class, () -> slow.take(ME)).problem();
        assertEquals(
                45 * 60, assertInstanceOf(Problem.RateLimited.class, problem).retryAfterSeconds());
    }

    @Test
    void aClockThatIsSetBackNeitherGivesNorTakesTokens() {
        use(10);
        clock.pass(Duration.ofHours(-5));
        limits.take(ME);
        assertEquals(3589, limits.remaining(ME));
    }

    @Test
    void forgetsBucketsThatAreFullAgain() {
        use(1);
        clock.pass(Duration.ofMillis(500));
        limits.take(OTHER);
        limits.forgetFull();
        assertEquals(2, limits.size());
        clock.pass(Duration.ofMillis(600));
        limits.forgetFull();
        assertEquals(1, limits.size());
        assertEquals(3600, limits.remaining(ME));
    }

    @Test
    void countsEachOfManyRequestsAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 1000).mapToObj(_ -> take()).toList());
        }
        assertEquals(2600, limits.remaining(ME));
    }

    @Test
    void refusesALimitThatLetsNobodyThrough() {
        assertThrows(IllegalArgumentException.class, () -> new RateLimits(0, clock));
    }

    private Callable<Boolean> take() {
        return () -> {
            limits.take(ME);
            return true;
        };
    }

    private void use(int tokens) {
        IntStream.range(0, tokens).forEach(_ -> limits.take(ME));
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock is in UTC");
        }
    }
}
