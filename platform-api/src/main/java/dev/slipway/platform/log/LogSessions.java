package dev.slipway.platform.log;

import dev.slipway.model.error.SlipwayException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log sessions of this process, in memory. Their ids are 122 bits from a secure random generator, so that knowing
 * one is the right to read. Thread-safe.
 */
@Singleton
final class LogSessions {
    /** Far more than people open in five minutes; a stop for a client gone wild. */
    private static final int MAX_SESSIONS = 10_000;

    private final LogConfig config;
    private final Clock clock;
    private final Map<UUID, LogSession> sessions = new ConcurrentHashMap<>();

    @Inject
    LogSessions(LogConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    LogSession create(UUID app, LogSessionCommand command) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !expiry(session).isAfter(now));
        if (sessions.size() >= MAX_SESSIONS) {
            throw SlipwayException.unavailable(
                    "Could not open a log session: %d are open. Try again in a few minutes.", sessions.size());
        }
        LogSession session = new LogSession(
                UUID.randomUUID(), app, command.wantedLines(), command.filter(), command.wantsTail(), now, false);
        sessions.put(session.id(), session);
        return session;
    }

    /**
     * The session, from now on opened: an opened live one may be read until its stream ends, so that a client can
     * reconnect.
     */
    LogSession open(UUID id) {
        LogSession session = sessions.computeIfPresent(id, (key, found) -> isLive(found) ? found.open() : null);
        if (session == null) {
            throw SlipwayException.notFound(
                    "The log session %s doesn't exist, or has expired. Create a new one by POST /apps/:app/log-sessions.",
                    id);
        }
        return session;
    }

    /** When a stream of the session has to end, and the session with it. */
    Instant expiry(LogSession session) {
        boolean live = session.opened() && session.tail();
        return session.createdAt().plus(live ? config.tailLimit() : config.sessionExpiry());
    }

    private boolean isLive(LogSession session) {
        return expiry(session).isAfter(clock.instant());
    }
}
