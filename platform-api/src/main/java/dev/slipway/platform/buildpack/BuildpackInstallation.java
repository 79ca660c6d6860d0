package dev.slipway.platform.buildpack;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;

/** A buildpack that an app's owner chose, and its place among the others. */
@Entity
public class BuildpackInstallation extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;

    /** From 0. */
    public int ordinal;

    public String name;

    /** The ids that the builder knows them by, in their order; empty if none were chosen. */
    public static List<String> ids(UUID appId) {
        return ofApp(appId).stream()
                .map(chosen -> KnownBuildpacks.id(chosen.name))
                .toList();
    }

    static List<BuildpackInstallation> ofApp(UUID appId) {
        return list("appId = ?1 order by ordinal", appId);
    }
}
