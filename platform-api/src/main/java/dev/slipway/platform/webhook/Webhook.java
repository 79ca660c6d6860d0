package dev.slipway.platform.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address that wants to know what happens to an app. Outlives the app until the last has been told. */
@Entity
public class Webhook extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;

    /** The words of what it wants to know of, with spaces between. */
    public String include;

    @Enumerated(EnumType.STRING)
    public Level level;

    public String url;
    public byte[] sealedSecret;
    public byte @Nullable [] sealedAuthorization;
    public Instant createdAt;
    public Instant updatedAt;

    public List<String> includes() {
        return List.of(include.split(" "));
    }

    boolean wants(Include what) {
        return includes().contains(what.word());
    }

    /** What may be shown of its address to everybody. */
    String host() {
        return URI.create(url).getHost();
    }

    public static List<Webhook> ofApp(UUID appId) {
        return list("appId = ?1 order by createdAt, id", appId);
    }
}
