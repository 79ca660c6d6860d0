package dev.slipway.platform.route;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What routers should know of one app. The row outlives the app, so that the feed can tell of its end. */
@Entity
public class Route extends PanacheEntityBase {
    @Id
    public UUID appId;

    /** From one sequence over all apps. */
    public long version;

    /** The routes as JSON, without the version; null once the app is gone. */
    public @Nullable String document;

    static List<Route> newerThan(long version) {
        return list("version > ?1 order by version", version);
    }

    static List<Route> live() {
        return list("document is not null order by version");
    }

    static long latestVersion() {
        Long latest = getEntityManager()
                .createQuery("select max(version) from Route", Long.class)
                .getSingleResult();
        return latest == null ? 0 : latest;
    }
}
