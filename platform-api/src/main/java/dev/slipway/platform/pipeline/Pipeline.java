package dev.slipway.platform.pipeline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A name for a way from stage to stage. */
@Entity
public class Pipeline extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;
    public UUID ownerId;
    public Instant createdAt;
    public Instant updatedAt;

    static Optional<Pipeline> byName(String name) {
        return find("name", name).firstResultOptional();
    }
}
