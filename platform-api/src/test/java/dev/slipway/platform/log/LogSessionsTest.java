package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.model.error.SlipwayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogSessionsTest {
    private final ManualClock clock = new ManualClock();
    private final LogSessions sessions = new LogSessions(TestLogs.config(Path.of("unused"), 1, 2), clock);

    @Test
    void takesHerokusDefaults() {
        LogSession session = sessions.create(APP, LogSessionCommand.EMPTY);
        assertEquals(100, session.lines());
        assertEquals(LogFilter.ALL, session.filter());
        assertEquals(session.open(), sessions.open(session.id()));
        assertNotEquals(
                session.id(), sessions.create(APP, LogSessionCommand.EMPTY).id());
    }

    @Test
    void takesWhatIsAsked() {
        LogSessionCommand command = new LogSessionCommand("web.1", null, "web", 5000, "app", true);
        LogSession session = sessions.create(APP, command);
        assertEquals(1500, session.lines());
        assertEquals(new LogFilter("web.1", "app", "web"), session.filter());
        assertEquals(true, session.tail());
    }

    @Test
    void refusesANegativeNumberOfLines() {
        LogSessionCommand command = new LogSessionCommand(null, null, null, -1, null, null);
        SlipwayException refused = assertThrows(SlipwayException.class, () -> sessions.create(APP, command));
        assertEquals("invalid_params", refused.problem().code());
    }

    @Test
    void anUnusedSessionExpires() {
        LogSession session = sessions.create(APP, LogSessionCommand.EMPTY);
        clock.advance(Duration.ofMinutes(5));
        assertNotFound(session.id());
    }

    @Test
    void anOpenedLiveSessionCanBeReconnectedToUntilItsStreamEnds() {
        LogSession session = sessions.create(APP, new LogSessionCommand(null, null, null, null, null, true));
        sessions.open(session.id());
        clock.advance(Duration.ofMinutes(59));
        assertEquals(TestLogs.START.plus(Duration.ofHours(1)), sessions.expiry(sessions.open(session.id())));
        clock.advance(Duration.ofMinutes(1));
        assertNotFound(session.id());
    }

    @Test
    void anUnknownSessionIsNotFound() {
        assertNotFound(UUID.randomUUID());
    }

    private void assertNotFound(UUID id) {
        SlipwayException refused = assertThrows(SlipwayException.class, () -> sessions.open(id));
        assertEquals("not_found", refused.problem().code());
    }
}
