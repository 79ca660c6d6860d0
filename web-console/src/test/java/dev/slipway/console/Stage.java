package dev.slipway.console;

import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.NodeReports;
import dev.slipway.platform.release.Releases;
import dev.slipway.platform.slug.Slug;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Plays builder and runtime node: what they would report, without containers. */
@ApplicationScoped
class Stage {
    private final Builds builds;
    private final Releases releases;
    private final NodeReports node;
    private final Clock clock;

    Stage(Builds builds, Releases releases, NodeReports node, Clock clock) {
        this.builds = builds;
        this.releases = releases;
        this.node = node;
        this.clock = clock;
    }

    /** Releases an image with these process types, as a build does at its end. */
    void deploy(String app, Map<String, String> processTypes, String description) {
        QuarkusTransaction.requiringNew().run(() -> {
            App row = App.byName(app).orElseThrow();
            Slug slug = new Slug();
            slug.id = UUID.randomUUID();
            slug.appId = row.id;
            slug.repository = "apps/" + row.id;
            slug.digest = "sha256:" + "0".repeat(64);
            slug.commitId = "c0ffee00".repeat(5);
            slug.types(ProcessTypes.of(processTypes));
            slug.description = "Node.js";
            slug.stack = row.stack;
            slug.createdAt = clock.instant();
            slug.persist();
            releases.deploy(row.id, row.ownerId, slug, description);
        });
    }

    /** Queues a build that nobody takes, and writes its output. */
    UUID build(String app, String output) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            App row = App.byName(app).orElseThrow();
            builds.queue(id, row.id, row.ownerId, "refs/heads/main", "0".repeat(40), "c0ffee00".repeat(5));
        });
        builds.output(id, output);
        return id;
    }

    boolean hasDyno(String app, String dyno) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Dyno.shown(App.byName(app).orElseThrow().id).stream()
                        .anyMatch(row -> row.name().toString().equals(dyno)));
    }

    void up(String app, String dyno) {
        report(app, dyno, (id, attempt) -> new DynoReport.Up(id, attempt, clock.instant()));
    }

    void failToStart(String app, String dyno, String message) {
        report(app, dyno, (id, attempt) -> new DynoReport.StartFailed(id, attempt, clock.instant(), message));
    }

    private void report(String app, String name, BiFunction<UUID, Integer, DynoReport> report) {
        Dyno dyno = QuarkusTransaction.requiringNew()
                .call(() -> Dyno.shown(App.byName(app).orElseThrow().id).stream()
                        .filter(row -> row.name().toString().equals(name))
                        .findFirst()
                        .orElseThrow());
        node.report(report.apply(dyno.id, dyno.attempt));
    }
}
