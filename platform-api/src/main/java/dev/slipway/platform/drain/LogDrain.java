package dev.slipway.platform.drain;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A place that an app's log goes to. The URL may hold a password, so it is sealed. */
@Entity
public class LogDrain extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;

    /** {@code d.UUID}: tells the receiver whose lines they are. */
    public String token;

    public byte[] sealedUrl;
    public Instant createdAt;
    public Instant updatedAt;

    public static List<LogDrain> ofApp(UUID appId) {
        return list("appId = ?1 order by createdAt, id", appId);
    }
}
