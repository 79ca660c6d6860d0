package dev.slipway.platform.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Something that happened to an app, as it is told. */
@Entity
public class WebhookEvent extends PanacheEntityBase {
    @Id
    public UUID id;

    /** The order in which things happened; given by the database. */
    @Column(insertable = false, updatable = false)
    public Long sequence;

    public UUID appId;

    /** What it is of, such as {@code api:release}. */
    public String include;

    /** The JSON that the API shows. */
    public String payload;

    public Instant createdAt;

    static List<WebhookEvent> ofApp(UUID appId) {
        return list("appId = ?1 order by sequence", appId);
    }

    static Optional<WebhookEvent> of(UUID appId, String id) {
        return Ids.of(id)
                .flatMap(found -> WebhookEvent.<WebhookEvent>findByIdOptional(found))
                .filter(event -> event.appId.equals(appId));
    }
}
