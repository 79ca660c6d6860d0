package dev.slipway.platform.config;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.List;
import java.util.UUID;

/** One config var of an app; the value is sealed. */
@Entity
@IdClass(ConfigVar.Key.class)
public class ConfigVar extends PanacheEntityBase {
    @Id
    public UUID appId;

    @Id
    public String name;

    public byte[] sealedValue;

    static List<ConfigVar> ofApp(UUID appId) {
        return list("appId", appId);
    }

    /** App and name. */
    public record Key(UUID appId, String name) {}
}
