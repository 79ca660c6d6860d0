package dev.slipway.platform.release;

import dev.slipway.model.release.ReleaseVersion;
import dev.slipway.platform.app.App;
import dev.slipway.platform.slug.Slug;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One numbered release. Image and config never change; only its status tells how far it has come. */
@Entity
public class Release extends PanacheEntityBase {
    private static final int RESTORABLE = 30;

    @Id
    public UUID id;

    public UUID appId;
    public int version;

    /** The image; null for a release made before anything was deployed. */
    public @Nullable UUID slugId;

    public byte[] sealedConfig;
    public String description;
    public UUID accountId;

    @Enumerated(EnumType.STRING)
    public Status status;

    /** Whether one-off dynos may run in it: its own command, if it has one, has passed. */
    public boolean runnable;

    /** Why it failed, for people; null otherwise. */
    public @Nullable String failure;

    /** What its release phase printed. */
    public String output;

    public Instant createdAt;
    public Instant updatedAt;

    /** How far a release has come. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public ReleaseVersion number() {
        return new ReleaseVersion(version);
    }

    public Optional<Slug> slug() {
        return slugId == null ? Optional.empty() : Slug.findByIdOptional(slugId);
    }

    /** Whether its release phase has printed something. */
    boolean hasOutput() {
        return !output.isEmpty();
    }

    public static Optional<Release> latest(UUID appId) {
        return find("appId = ?1 order by version desc", appId).firstResultOptional();
    }

    /** The newest that has an image and has not failed: what a config change builds upon. */
    public static Optional<Release> latestGood(UUID appId) {
        return find("appId = ?1 and status <> ?2 order by version desc", appId, Status.FAILED)
                .firstResultOptional();
    }

    /**
     * What a command runs in that is started now: the newest that may be, although its web dynos may still be coming up, so
     * that a config var can be used as soon as it was set.
     */
    public static Optional<Release> forCommands(UUID appId) {
        return find(
                        "appId = ?1 and slugId is not null and runnable and status <> ?2 order by version desc",
                        appId,
                        Status.FAILED)
                .firstResultOptional();
    }

    public static Optional<Release> byVersion(UUID appId, int version) {
        return find("appId = ?1 and version = ?2", appId, version).firstResultOptional();
    }

    /**
     * The releases whose images are kept: the newest that have not failed, with whatever is live. The others can't be
     * rolled back to.
     */
    public static List<Release> restorable(UUID appId) {
        List<Release> good =
                list("appId = ?1 and slugId is not null and status <> ?2 order by version desc", appId, Status.FAILED);
        UUID live = App.<App>findById(appId).currentReleaseId;
        return Stream.concat(good.stream().limit(RESTORABLE), good.stream().filter(release -> release.id.equals(live)))
                .distinct()
                .toList();
    }

    /** Whether a release that is live or can be rolled back to runs this image. */
    public static boolean needs(String repository, String digest) {
        return Slug.ofImage(repository, digest).stream()
                .map(slug -> slug.appId)
                .distinct()
                .flatMap(appId -> restorable(appId).stream())
                .flatMap(release -> release.slug().stream())
                .anyMatch(slug ->
                        slug.images().stream().anyMatch(image -> image.digest().equals(digest)));
    }

    /** The newest first, at most so many. */
    public static List<Release> newest(UUID appId, int most) {
        return find("appId = ?1 order by version desc", appId).page(0, most).list();
    }

    public static List<Release> ofApp(UUID appId) {
        return list("appId = ?1 order by version", appId);
    }
}
