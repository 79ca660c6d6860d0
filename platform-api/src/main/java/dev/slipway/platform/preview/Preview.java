package dev.slipway.platform.preview;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A preview of a branch of an app. It stays for a while after its own app is gone, to say what became of it. */
@Entity
public class Preview extends PanacheEntityBase {
    @Id
    public UUID id;

    /** The app that it is a preview of. */
    public UUID parentId;

    /** The app that it runs as. */
    public UUID appId;

    /** What follows {@code preview/} in the branch. */
    public String name;

    /** Who made it. */
    public UUID accountId;

    @Enumerated(EnumType.STRING)
    public Status status;

    public @Nullable String failure;

    /** What it runs; null until a build of it has been live. */
    public @Nullable String commitId;

    public int pushes;
    public Instant endsAt;

    /** When its app was destroyed; null as long as it is there. */
    public @Nullable Instant endedAt;

    /** The pipeline whose review app it is; null if its parent was in none. */
    public @Nullable UUID pipelineId;

    public @Nullable Long prNumber;
    public @Nullable Long forkRepoId;
    public Instant createdAt;
    public Instant updatedAt;

    /** How far it has come, in Heroku's words for review apps. */
    public enum Status {
        CREATING,
        /** It has been live; a later build that fails doesn't change that. */
        CREATED,
        /** Its first build failed, and its app is gone or about to go. */
        ERRORED,
        DELETED
    }

    static Optional<Preview> live(UUID parentId, String name) {
        return find("parentId = ?1 and name = ?2 and endedAt is null", parentId, name)
                .firstResultOptional();
    }

    static List<Preview> liveOf(UUID parentId) {
        return list("parentId = ?1 and endedAt is null order by name", parentId);
    }

    /** The preview that this app is, or was. */
    static Optional<Preview> ofApp(UUID appId) {
        return find("appId", appId).firstResultOptional();
    }

    static List<Preview> liveIn(UUID pipelineId) {
        return list("pipelineId = ?1 and endedAt is null order by createdAt, id", pipelineId);
    }

    static List<Preview> endedOf(UUID parentId) {
        return list("parentId = ?1 and endedAt is not null", parentId);
    }

    static List<Preview> overdue(Instant now) {
        return list("endedAt is null and endsAt <= ?1", now);
    }

    /** Those that have never been live, and that nobody has touched since. */
    static List<Preview> neverLive(Instant untouchedSince) {
        return list(
                "endedAt is null and status in ?1 and updatedAt < ?2",
                List.of(Status.CREATING, Status.ERRORED),
                untouchedSince);
    }

    static void forget(Instant endedBefore) {
        delete("endedAt < ?1", endedBefore);
    }

    static Collection<UUID> parents() {
        return Preview.<Preview>listAll().stream()
                .map(preview -> preview.parentId)
                .collect(Collectors.toSet());
    }
}
