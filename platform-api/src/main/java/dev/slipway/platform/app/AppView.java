package dev.slipway.platform.app;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.account.Team;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The app as the Platform API shows it. */
public record AppView(
        boolean acm,
        @Nullable Instant archivedAt,
        @Nullable String buildpackProvidedDescription,
        Named buildStack,
        Instant createdAt,
        Named generation,
        String gitUrl,
        UUID id,
        boolean internalRouting,
        boolean maintenance,
        String name,
        AccountRef owner,
        @Nullable Object organization,
        @Nullable Named team,
        Named region,
        @Nullable Instant releasedAt,
        @Nullable Long repoSize,
        @Nullable Long slugSize,
        @Nullable Object space,
        Named stack,
        Instant updatedAt,
        String webUrl) {

    /** A thing that is known by id and name only. */
    public record Named(UUID id, String name) {
        /** The same name always has the same id. */
        public static Named of(String name) {
            return new Named(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)), name);
        }
    }

    public static AppView of(App app, PlatformConfig config) {
        Team team = AppOwner.team(app);
        return new AppView(
                app.acm,
                null,
                null,
                Named.of(app.stack),
                app.createdAt,
                Named.of("cedar"),
                config.apiUrl() + "/" + app.name + ".git",
                app.id,
                false,
                app.maintenance,
                app.name,
                AppOwner.of(app),
                null,
                team == null ? null : new Named(team.id, team.name),
                Named.of("local"),
                app.releasedAt,
                app.repoSize,
                app.slugSize,
                null,
                Named.of(app.stack),
                app.updatedAt,
                WebUrl.of(app, config));
    }
}
