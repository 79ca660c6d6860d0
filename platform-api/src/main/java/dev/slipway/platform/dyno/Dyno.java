package dev.slipway.platform.dyno;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.dyno.DynoName;
import dev.slipway.model.dyno.DynoSize;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dyno: a place in the formation of one release, filled by one container after another (the attempts). The phase
 * says what the platform wants of it, the state what the runtime node saw.
 */
@Entity
public class Dyno extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;
    public UUID releaseId;
    public String type;
    public int number;

    @Enumerated(EnumType.STRING)
    public DynoSize size;

    public String command;

    /** Its address in the app's network; no other dyno gets it until five minutes after this one has gone. */
    public String address;

    /** The port it must listen on; null if it serves nothing. */
    public @Nullable Integer port;

    /** A release phase or a one-off command: runs once, to its end. */
    public boolean oneOff;

    /** A user's terminal is its input and output, and it ends with that. */
    public boolean attached;

    /** What a one-off command was given beyond the config vars. */
    public byte @Nullable [] sealedEnvironment;

    /** The process type whose image a one-off command runs in; null if it named none. */
    public @Nullable String imageType;

    /** When a one-off command is ended, if it still runs. */
    public @Nullable Instant endsAt;

    /** A restart was asked for: another dyno takes this one's place. */
    public boolean replaced;

    @Enumerated(EnumType.STRING)
    public Phase phase;

    @Enumerated(EnumType.STRING)
    public State state;

    /** Which container this is, from 1. */
    public int attempt;

    /** How often in a row it crashed; begins anew once it has been up for a while. */
    public int crashes;

    /** When a crashed dyno is started again. */
    public @Nullable Instant restartAt;

    public @Nullable String containerId;
    public @Nullable Integer exitCode;

    /** Why it is not up, for people. */
    public @Nullable String failure;

    /** From this version of the routes on no router sends it new requests; null while it may get some. */
    public @Nullable Long unroutedVersion;

    public Instant createdAt;
    public Instant phaseAt;
    public Instant stateAt;

    /** What the platform wants of it. */
    public enum Phase {
        /** To run. */
        WANTED,
        /** To run on without new requests, until those in flight are done. */
        DRAINING,
        /** To end. */
        STOPPING,
        /** It has ended; the row keeps its address from being given away too soon. */
        GONE
    }

    /** What the runtime node saw; in lower case, what the API shows. */
    public enum State {
        STARTING,
        UP,
        CRASHED,
        DOWN
    }

    public DynoName name() {
        return new DynoName(new ProcessType(type), number);
    }

    /** The process type whose image it runs. */
    ProcessType imageType() {
        return new ProcessType(imageType == null ? type : imageType);
    }

    public boolean is(ProcessType processType) {
        return type.equals(processType.value());
    }

    /** All that have not gone. */
    public static List<Dyno> present(UUID appId) {
        return list("appId = ?1 and phase <> ?2 order by type, number, createdAt", appId, Phase.GONE);
    }

    /** What users are shown: all that should run, without those on their way out. */
    public static List<Dyno> shown(UUID appId) {
        return present(appId).stream()
                .filter(dyno -> dyno.phase == Phase.WANTED)
                .toList();
    }

    /** The one-off dyno that runs a release's release phase, if it has been made. */
    public static Optional<Dyno> releasePhase(UUID releaseId) {
        return find("releaseId = ?1 and type = ?2", releaseId, ProcessType.RELEASE.value())
                .firstResultOptional();
    }

    /** One-off commands that have run for too long. */
    static List<Dyno> overdue(Instant now) {
        return list("phase = ?1 and endsAt < ?2", Phase.WANTED, now);
    }

    /** Those whose users' connections an earlier life of the platform held. */
    static List<Dyno> attached() {
        return list("phase = ?1 and attached", Phase.WANTED);
    }

    /** All that a runtime node should have running now. */
    static List<Dyno> toRun() {
        return list("phase in (?1, ?2) and state in (?3, ?4)", Phase.WANTED, Phase.DRAINING, State.STARTING, State.UP);
    }

    /** Addresses that can't be given to a new dyno. */
    static List<String> addressesInUse(UUID appId, Instant goneBefore) {
        return getEntityManager()
                .createQuery(
                        "select address from Dyno where appId = :app and (phase <> :gone or phaseAt > :before)",
                        String.class)
                .setParameter("app", appId)
                .setParameter("gone", Phase.GONE)
                .setParameter("before", goneBefore)
                .getResultList();
    }

    /** Those that went before a moment. */
    static List<Dyno> goneBefore(Instant moment) {
        return list("phase = ?1 and phaseAt < ?2", Phase.GONE, moment);
    }
}
