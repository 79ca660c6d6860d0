package dev.slipway.platform.ci;

import dev.slipway.model.dyno.DynoSize;
import dev.slipway.platform.app.App;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of the tests of one commit, and how far it has come. */
@Entity
public class TestRun extends PanacheEntityBase {
    private static final List<Status> UNDER_WAY =
            List.of(Status.PENDING, Status.CREATING, Status.BUILDING, Status.RUNNING);

    @Id
    public UUID id;

    public UUID pipelineId;

    /** From 1 in each pipeline. */
    public int number;

    /** Who asked for it. */
    public UUID accountId;

    /** The app that it runs in, which is destroyed at the end. */
    public UUID appId;

    public String commitBranch;
    public String commitSha;
    public String commitMessage;

    /** Where the tarball came from, without what may be secret in its address. */
    public String sourceUrl;

    @Enumerated(EnumType.STRING)
    public Status status;

    /** Why it went wrong, or what it waits for. */
    public @Nullable String message;

    public @Nullable String warning;

    /** How far it had come when it went wrong by no fault of its tests. */
    @Enumerated(EnumType.STRING)
    public @Nullable Status errorStatus;

    public @Nullable String setupScript;

    /** Null until the app.json was read. */
    public @Nullable String testScript;

    /** Of the dyno that the tests run in. */
    @Enumerated(EnumType.STRING)
    public DynoSize size;

    public @Nullable UUID dynoId;

    /** When its tests began. */
    public @Nullable Instant startedAt;

    /** Of the tests; null if they did not come to their end. */
    public @Nullable Integer exitCode;

    public Instant createdAt;
    public Instant updatedAt;

    /** How it stands, in Heroku's words. */
    public enum Status {
        /** Its build waits. */
        PENDING,
        /** Its app is being made. */
        CREATING,
        /** It is being built, or waits for its turn to test. */
        BUILDING,
        RUNNING,
        SUCCEEDED,
        /** Its tests ended with another exit code than 0. */
        FAILED,
        /** Its tests could not be run, or not to their end. */
        ERRORED,
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean underWay() {
        return UNDER_WAY.contains(status);
    }

    /**
     * The run as whoever held its app before has left it; the app, if it is still there, is held until the transaction
     * ends. Whoever changes a run holds it.
     */
    static Optional<TestRun> hold(UUID id) {
        getEntityManager()
                .createQuery("select appId from TestRun where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(App::hold);
        Optional<TestRun> run = find("id", id).firstResultOptional();
        run.ifPresent(found -> getEntityManager().refresh(found));
        return run;
    }

    static Optional<TestRun> ofApp(UUID appId) {
        return find("appId", appId).firstResultOptional();
    }

    static Optional<TestRun> numbered(UUID pipelineId, int number) {
        return find("pipelineId = ?1 and number = ?2", pipelineId, number).firstResultOptional();
    }

    static List<TestRun> ofPipeline(UUID pipelineId) {
        return list("pipelineId = ?1 order by number", pipelineId);
    }

    /** The newest first, at most so many. */
    public static List<TestRun> newest(UUID pipelineId, int most) {
        return find("pipelineId = ?1 order by number desc", pipelineId)
                .page(0, most)
                .list();
    }

    static List<TestRun> withNumber(int number) {
        return list("number", number);
    }

    static int nextNumber(UUID pipelineId) {
        return TestRun.<TestRun>find("pipelineId = ?1 order by number desc", pipelineId)
                        .firstResultOptional()
                        .map(last -> last.number)
                        .orElse(0)
                + 1;
    }

    /** Those that have not ended, of all pipelines, the oldest first. */
    static List<UUID> allUnderWay() {
        List<TestRun> runs = list("status in ?1 order by createdAt, number", UNDER_WAY);
        return runs.stream().map(run -> run.id).toList();
    }

    static List<TestRun> underWayIn(UUID pipelineId) {
        return list("pipelineId = ?1 and status in ?2 order by number", pipelineId, UNDER_WAY);
    }

    static List<TestRun> underWayOf(UUID accountId) {
        return list("accountId = ?1 and status in ?2", accountId, UNDER_WAY);
    }

    static long running(UUID pipelineId) {
        return count("pipelineId = ?1 and status = ?2", pipelineId, Status.RUNNING);
    }

    /** Those that ended, but for the newest. */
    static void forget(UUID pipelineId, int upTo) {
        delete("pipelineId = ?1 and number <= ?2 and status not in ?3", pipelineId, upTo, UNDER_WAY);
    }
}
