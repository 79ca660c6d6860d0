package dev.slipway.platform.app;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.account.Team;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The app as the Platform API shows it among those of teams. Its URLs are left out: the schema's patterns for them name
 * Heroku's hosts.
 */
public record TeamAppView(
        @Nullable Instant archivedAt,
        @Nullable String buildpackProvidedDescription,
        AppView.Named buildStack,
        Instant createdAt,
        UUID id,
        boolean internalRouting,
        boolean joined,
        boolean locked,
        boolean maintenance,
        String name,
        AccountRef owner,
        AppView.Named region,
        @Nullable Instant releasedAt,
        @Nullable Long repoSize,
        @Nullable Long slugSize,
        @Nullable Object space,
        AppView.Named stack,
        @Nullable TeamName team,
        Instant updatedAt) {

    /** A team by its name. */
    public record TeamName(String name) {}

    /** @param account whose view it is: whether they have joined it is told of them */
    public static TeamAppView of(App app, Account account) {
        Team team = AppOwner.team(app);
        AppView.Named stack = AppView.Named.of(app.stack);
        return new TeamAppView(
                null,
                null,
                stack,
                app.createdAt,
                app.id,
                false,
                app.isOwnedBy(account) || Collaborator.of(app.id, account.id).isPresent(),
                app.locked,
                app.maintenance,
                app.name,
                AppOwner.of(app),
                AppView.Named.of("local"),
                app.releasedAt,
                app.repoSize,
                app.slugSize,
                null,
                stack,
                team == null ? null : new TeamName(team.name),
                app.updatedAt);
    }
}
