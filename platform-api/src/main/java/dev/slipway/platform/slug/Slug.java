package dev.slipway.platform.slug;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.release.ImageReference;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a release can run: an image, which a build produced or a user pushed, and the process types in it. Process types
 * may also have images of their own. Never changed.
 */
@Entity
public class Slug extends PanacheEntityBase {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    public UUID id;

    public UUID appId;
    /** The image of the process types that have none of their own. */
    public String repository;

    public String digest;

    /** Process type to its own image. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "slug_image", joinColumns = @JoinColumn(name = "slug_id"))
    @MapKeyColumn(name = "process_type")
    public Map<String, SlugImage> ownImages = new HashMap<>();

    /** What the source was called, such as its commit; null if nobody said. */
    public @Nullable String commitId;

    /** A JSON object: process type to command. */
    public String processTypes;

    /** What made it, such as {@code Node.js}. */
    public String description;

    /** Compressed bytes above the run image. */
    public long size;

    public String stack;
    public Instant createdAt;

    /** Those that run an image: several builds, if nothing had changed. */
    public static List<Slug> ofImage(String repository, String digest) {
        return list("""
                select distinct s from Slug s left join s.ownImages own
                where (s.repository = ?1 and s.digest = ?2) or (own.repository = ?1 and own.digest = ?2)
                """, repository, digest);
    }

    /** The app's slug with this id, or the newest with an image of this digest. */
    public static Optional<Slug> of(UUID appId, String idOrDigest) {
        return find(
                        "appId = ?1 and (cast(id as string) = ?2 or digest = ?2) order by createdAt desc",
                        appId,
                        idOrDigest)
                .firstResultOptional();
    }

    /** The image of web, or, if that has none of its own, the one that is not of any process type. */
    public ImageReference image() {
        SlugImage web = ownImages.get(ProcessType.WEB.value());
        return web == null ? commonImage() : web.reference();
    }

    /** What a dyno of this process type runs. One that the slug doesn't know is a one-off dyno's. */
    public ImageReference image(ProcessType type) {
        SlugImage own = ownImages.get(type.value());
        if (own != null) {
            return own.reference();
        }
        return ownImages.isEmpty() || types().command(type).isPresent() ? commonImage() : image();
    }

    /** All that its dynos may run. */
    public Set<ImageReference> images() {
        Set<ImageReference> images = new HashSet<>();
        images.add(commonImage());
        ownImages.values().forEach(own -> images.add(own.reference()));
        return images;
    }

    private ImageReference commonImage() {
        return new ImageReference(repository, digest);
    }

    public ProcessTypes types() {
        return read(processTypes);
    }

    public void types(ProcessTypes types) {
        processTypes = write(types);
    }

    static ProcessTypes read(String json) {
        try {
            return ProcessTypes.of(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable process types: " + json, e);
        }
    }

    static String write(ProcessTypes types) {
        try {
            return JSON.writeValueAsString(types.asStrings());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can always be written", e);
        }
    }
}
