package dev.slipway.platform.setup;

import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.dyno.Dyno;
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

/** How far the setup of one app has come. */
@Entity
public class AppSetup extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID accountId;

    /** The app may be gone by now. */
    public UUID appId;

    public String appName;

    /** The tarball's; null for a preview. */
    public @Nullable UUID buildId;

    @Enumerated(EnumType.STRING)
    public Status status;

    public @Nullable String failure;

    /** What is wrong with the app.json, one a line. */
    public String manifestErrors;

    /** The script that runs once the app is live; null if there is none. */
    public @Nullable String postdeploy;

    public @Nullable UUID postdeployDynoId;
    public @Nullable String postdeployOutput;
    public @Nullable Integer postdeployExitCode;
    public Instant createdAt;
    public Instant updatedAt;

    /** How it stands, in Heroku's words. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    static AppSetup begin(UUID accountId, App app, Instant now) {
        AppSetup setup = new AppSetup();
        setup.id = UUID.randomUUID();
        setup.accountId = accountId;
        setup.appId = app.id;
        setup.appName = app.name;
        setup.status = Status.PENDING;
        setup.manifestErrors = "";
        setup.createdAt = now;
        setup.updatedAt = now;
        setup.persist();
        return setup;
    }

    public static Optional<AppSetup> ofApp(UUID appId) {
        return find("appId", appId).firstResultOptional();
    }

    static List<UUID> pending() {
        List<AppSetup> pending = list("status", Status.PENDING);
        return pending.stream().map(setup -> setup.id).toList();
    }

    /** Of a preview, which is built anew with each push, the newest. */
    Optional<Build> build() {
        return buildId == null ? Build.newest(appId, 1).stream().findFirst() : Build.findByIdOptional(buildId);
    }

    Optional<Dyno> postdeployDyno() {
        return postdeployDynoId == null ? Optional.empty() : Dyno.findByIdOptional(postdeployDynoId);
    }

    List<String> errors() {
        return manifestErrors.lines().toList();
    }

    void end(Status how, @Nullable String why, Instant when) {
        status = how;
        failure = why;
        updatedAt = when;
    }
}
