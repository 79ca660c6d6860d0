package dev.slipway.platform.slug;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.release.ImageReference;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one build produced: an image, and the process types in it. Never changed. */
@Entity
public class Slug extends PanacheEntityBase {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    public UUID id;

    public UUID appId;
    public String repository;
    public String digest;
    public String commitId;

    /** A JSON object: process type to command. */
    public String processTypes;

    /** What made it, such as {@code Node.js}. */
    public String description;

    /** Compressed bytes above the run image. */
    public long size;

    public String stack;
    public Instant createdAt;

    /** The builds of one image, which are several if nothing had changed. */
    public static List<Slug> ofImage(String repository, String digest) {
        return list("repository = ?1 and digest = ?2", repository, digest);
    }

    public ImageReference image() {
        return new ImageReference(repository, digest);
    }

    public ProcessTypes types() {
        try {
            return ProcessTypes.of(JSON.readValue(processTypes, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("slug " + id + " has unreadable process types", e);
        }
    }

    public void types(ProcessTypes types) {
        try {
            processTypes = JSON.writeValueAsString(types.asStrings());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can always be written", e);
        }
    }
}
