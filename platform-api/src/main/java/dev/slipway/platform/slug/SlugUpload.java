package dev.slipway.platform.slug;

import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.app.App;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slug that was asked for and whose files are still to come. */
@Entity
public class SlugUpload extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;

    /** A JSON object: process type to command. */
    public String processTypes;

    public @Nullable String commitId;

    /** What made it, if its maker said so. */
    public @Nullable String description;

    /** {@code SHA256:} and 64 hexadecimal digits, if its maker gave one. */
    public @Nullable String checksum;

    public Instant createdAt;

    public ProcessTypes types() {
        return Slug.read(processTypes);
    }

    public void types(ProcessTypes types) {
        processTypes = Slug.write(types);
    }

    /** The slug that it becomes. */
    public Slug slug(App app, ImageReference image, long bytes, Instant now) {
        Slug slug = new Slug();
        slug.id = id;
        slug.appId = appId;
        slug.repository = image.repository();
        slug.digest = image.digest();
        slug.commitId = commitId;
        slug.processTypes = processTypes;
        slug.description = Objects.requireNonNullElse(description, "Slug");
        slug.size = bytes;
        slug.stack = app.stack;
        slug.createdAt = now;
        return slug;
    }

    public static Optional<SlugUpload> of(UUID appId, String id) {
        return find("appId = ?1 and cast(id as string) = ?2", appId, id).firstResultOptional();
    }

    /** Nobody uploads to the app's older ones any more. */
    public static void deleteOlder(UUID appId, Instant limit) {
        delete("appId = ?1 and createdAt < ?2", appId, limit);
    }
}
