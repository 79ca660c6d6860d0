package dev.slipway.platform.app;

import dev.slipway.model.app.AppName;
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
    public UUID ownerId;
    public String stack;
    public boolean maintenance;

    /** Which 128 addresses of the network pool are this app's, from 0. */
    public int networkNumber;

    /** The release that runs, or, during a rollout, ran last; null before the first one has come up. */
    public @Nullable UUID currentReleaseId;

    public Instant createdAt;
    public Instant updatedAt;
    public @Nullable Instant releasedAt;

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

    static List<App> inOrderOfNames() {
        return list("order by name");
    }
}
