package dev.slipway.platform.drain;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The drain as the Platform API shows it. None is of an add-on. */
record LogDrainView(
        @Nullable Object addon, AppRef app, Instant createdAt, UUID id, String token, Instant updatedAt, String url) {
    static LogDrainView of(App app, LogDrain drain, DrainUrl url) {
        return new LogDrainView(
                null, AppRef.of(app), drain.createdAt, drain.id, drain.token, drain.updatedAt, url.text());
    }

    @Override
    public String toString() {
        return "LogDrainView[" + token + "]";
    }
}
