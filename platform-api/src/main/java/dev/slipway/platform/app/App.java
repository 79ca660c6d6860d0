package dev.slipway.platform.app;

import dev.slipway.model.app.AppName;
import dev.slipway.platform.account.Account;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An app: a name, an owner, and the release that is live. */
@Entity
public class App extends PanacheEntityBase {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Id
    public UUID id;

    public String name;

    /** Who made it, or got it; of an app of a team that gives no right. */
    public UUID ownerId;

    public @Nullable UUID teamId;
    public String stack;
    public boolean maintenance;

    /** Whether members of its team may only look at it unless they have joined it; false for an account's app. */
    public boolean locked;

    /** Whether its custom domains get certificates by themselves. */
    public boolean acm;

    /** Which 128 addresses of the network pool are this app's, from 0. */
    public int networkNumber;

    /** The release that runs, or, during a rollout, ran last; null before the first one has come up. */
    public @Nullable UUID currentReleaseId;

    /** The test run that it was made for, and ends with; such an app is in no list. */
    public @Nullable UUID testRunId;
    /** The branch whose pushes are deployed; null for those of the configuration. */
    public @Nullable String deployBranch;

    public Instant createdAt;
    public Instant updatedAt;
    public @Nullable Instant releasedAt;

    /** Bytes of the git repository, when it was last pushed to; null before. */
    public @Nullable Long repoSize;

    /** Compressed bytes of what runs, above the run image; null before the first release. */
    public @Nullable Long slugSize;

    public AppName appName() {
        return new AppName(name);
    }

    public static Optional<App> byName(String name) {
        return find("name", name).firstResultOptional();
    }

    public static Optional<App> byIdOrName(String idOrName) {
        return ID.matcher(idOrName).matches() ? findByIdOptional(UUID.fromString(idOrName)) : byName(idOrName);
    }

    /** The app, with its row held until the transaction ends: whoever changes an app's dynos or releases holds it. */
    public static Optional<App> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether it is there for a test run only. */
    public boolean isForTests() {
        return testRunId != null;
    }

    public boolean isOwnedBy(Account account) {
        return teamId == null && ownerId.equals(account.id);
    }

    static List<App> ownedBy(UUID accountId) {
        return list("ownerId = ?1 and teamId is null and testRunId is null order by name", accountId);
    }

    public static List<App> ofTeam(UUID teamId) {
        return list("teamId = ?1 order by name", teamId);
    }

    static List<App> visibleTo(UUID accountId) {
        return list("""
                ownerId = ?1 and teamId is null and testRunId is null
                or id in (select row.appId from Collaborator row where row.accountId = ?1 and row.permissions <> '')
                or teamId in (select member.teamId from TeamMember member where member.accountId = ?1)
                order by name""", accountId);
    }

    static List<App> inOrderOfNames() {
        return list("testRunId is null order by name");
    }
}
