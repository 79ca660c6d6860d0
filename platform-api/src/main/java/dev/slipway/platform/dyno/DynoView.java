package dev.slipway.platform.dyno;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.release.Release;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The dyno as the Platform API shows it. */
public record DynoView(
        @Nullable String attachUrl,
        AppRef app,
        String command,
        Instant createdAt,
        UUID id,
        String name,
        ReleaseRef release,
        String size,
        String state,
        String type,
        Instant updatedAt) {

    /** A release by id and version. */
    record ReleaseRef(UUID id, int version) {}

    /** The same, with the address of its terminal. */
    DynoView attachedAt(@Nullable String url) {
        return new DynoView(url, app, command, createdAt, id, name, release, size, state, type, updatedAt);
    }

    public static DynoView of(App app, Dyno dyno) {
        Release release = Release.findById(dyno.releaseId);
        return new DynoView(
                null,
                AppRef.of(app),
                dyno.command,
                dyno.createdAt,
                dyno.id,
                dyno.name().toString(),
                new ReleaseRef(release.id, release.version),
                dyno.size.label(),
                dyno.state.name().toLowerCase(Locale.ROOT),
                dyno.type,
                dyno.stateAt);
    }
}
