package dev.slipway.platform.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A log session as the API shows it. */
record LogSessionView(Instant createdAt, UUID id, String logplexUrl, Instant updatedAt) {
    static LogSessionView of(LogSession session, String apiUrl) {
        Instant created = session.createdAt().truncatedTo(ChronoUnit.SECONDS);
        return new LogSessionView(created, session.id(), apiUrl + "/logs/sessions/" + session.id(), created);
    }
}
