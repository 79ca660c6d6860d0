package dev.slipway.platform.app;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.account.Team;
import org.jspecify.annotations.Nullable;

/** Whose an app is, as the Platform API shows it. */
final class AppOwner {
    /** Heroku's tools know an app of a team by its owner's address. */
    private static final String OF_TEAMS = "@herokumanager.com";

    private AppOwner() {}

    static AccountRef of(App app) {
        Team team = team(app);
        return team == null ? AccountRef.of(app.ownerId) : new AccountRef(team.name + OF_TEAMS, team.id);
    }

    static @Nullable Team team(App app) {
        return app.teamId == null ? null : Team.findById(app.teamId);
    }
}
