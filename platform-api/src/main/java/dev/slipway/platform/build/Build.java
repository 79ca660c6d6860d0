package dev.slipway.platform.build;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One build of one commit, from the push or the tarball that asked for it to the release that came of it. */
@Entity
public class Build extends PanacheEntityBase {
    private static final List<Status> UNDER_WAY = List.of(Status.QUEUED, Status.BUILDING, Status.RELEASING);

    @Id
    public UUID id;

    public UUID appId;
    public UUID accountId;

    /** The order in which builds were asked for; given by the database. */
    @Column(insertable = false, updatable = false)
    public Long sequence;

    /** The full name of the branch that was pushed; null if the source came as a tarball. */
    public @Nullable String branch;

    /** Where the branch stood when it was pushed. */
    public String previousCommit;

    public String commitId;

    /** Where a tarball came from, without what may be secret in its address. */
    public @Nullable String sourceUrl;

    public @Nullable String sourceChecksum;
    public @Nullable String sourceVersion;
    public @Nullable String sourceVersionDescription;

    @Enumerated(EnumType.STRING)
    public Status status;

    public @Nullable String builder;
    public @Nullable String failure;

    /** Why it is to end before its end; it goes on until its builder has seen this. */
    public @Nullable String cancellation;

    public @Nullable UUID slugId;
    public @Nullable UUID releaseId;
    public Instant createdAt;
    public @Nullable Instant startedAt;
    public Instant updatedAt;

    /** How far it has come; the API shows the first three as {@code pending}. */
    public enum Status {
        QUEUED,
        BUILDING,
        /** The image is there, and its release is on its way to be live. */
        RELEASING,
        SUCCEEDED,
        FAILED
    }

    public boolean underWay() {
        return UNDER_WAY.contains(status);
    }

    /** What the source is called: the version that its sender gave, or the commit. */
    String version() {
        return sourceVersion == null || sourceVersion.isBlank() ? commitId : sourceVersion;
    }

    /** The build of this commit that is under way for this branch and not being cancelled, if there is one. */
    static Optional<Build> underWay(UUID appId, String branch, String commitId) {
        return find(
                        "appId = ?1 and branch = ?2 and commitId = ?3 and status in ?4 and cancellation is null",
                        appId,
                        branch,
                        commitId,
                        UNDER_WAY)
                .firstResultOptional();
    }

    public static List<Build> underWay(UUID appId) {
        return list("appId = ?1 and status in ?2 order by sequence", appId, UNDER_WAY);
    }

    /** Whether a build of the app is being built or released. */
    static boolean active(UUID appId) {
        return count("appId = ?1 and status in ?2", appId, List.of(Status.BUILDING, Status.RELEASING)) > 0;
    }

    /** Whether a builder works on a build of the app. */
    static boolean building(UUID appId) {
        return count("appId = ?1 and status = ?2", appId, Status.BUILDING) > 0;
    }

    /** Those that moved this build's branch while it waited in the queue, the last one first. */
    List<Build> overtakers() {
        return list(
                "appId = ?1 and branch = ?2 and sequence < ?3 and status = ?4 and updatedAt >= ?5 order by sequence desc",
                appId,
                branch,
                sequence,
                Status.SUCCEEDED,
                createdAt);
    }

    static Optional<Build> ofRelease(UUID releaseId) {
        return find("releaseId", releaseId).firstResultOptional();
    }

    static List<Build> heldBy(String builder) {
        return list("builder = ?1 and status = ?2", builder, Status.BUILDING);
    }

    /** Those of the builds that there are, the oldest first. */
    public static List<Build> inOrder(Collection<UUID> ids) {
        return list("id in ?1 order by sequence", ids);
    }

    /** The newest first, at most so many. */
    public static List<Build> newest(UUID appId, int most) {
        return find("appId = ?1 order by sequence desc", appId).page(0, most).list();
    }

    static List<Build> ofApp(UUID appId) {
        return list("appId = ?1 order by sequence", appId);
    }
}
