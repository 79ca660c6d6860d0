package dev.slipway.platform.formation;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.container.ContainerReleases;
import dev.slipway.platform.container.ImageChange;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Scales apps. */
@ApplicationScoped
public class Formations {
    private final Clock clock;
    private final Audit audit;
    private final ContainerReleases containers;
    private final Rights rights;
    private final Event<FormationEvent> events;

    Formations(Clock clock, Audit audit, ContainerReleases containers, Rights rights, Event<FormationEvent> events) {
        this.clock = clock;
        this.audit = audit;
        this.containers = containers;
        this.rights = rights;
        this.events = events;
    }

    /** The formation of the process types that the app's newest good release has. */
    public List<Formation> of(App app) {
        ProcessTypes types = typesOf(app);
        return Formation.ofApp(app.id).stream()
                .filter(formation -> types.commands().containsKey(formation.processType()))
                .toList();
    }

    /** As {@link #of}, with the release phase if there is one: clients look for it here, though nobody can scale it. */
    public List<Formation> withReleasePhase(App app) {
        List<Formation> rows = new ArrayList<>(of(app));
        boolean stored = rows.stream().anyMatch(row -> row.processType().equals(ProcessType.RELEASE));
        if (!stored && typesOf(app).command(ProcessType.RELEASE).isPresent()) {
            rows.add(releasePhase(app));
        }
        return rows;
    }

    /** No row is stored for it, as nothing runs of it by quantity. */
    private static Formation releasePhase(App app) {
        Formation formation = new Formation();
        formation.id = UUID.nameUUIDFromBytes((app.id + "/release").getBytes(StandardCharsets.UTF_8));
        formation.appId = app.id;
        formation.type = ProcessType.RELEASE.value();
        formation.quantity = 0;
        formation.size = DynoSize.BASIC;
        formation.createdAt = app.createdAt;
        formation.updatedAt = app.createdAt;
        return formation;
    }

    /** The process types that can be scaled now. */
    public ProcessTypes typesOf(App app) {
        return Release.latestGood(app.id)
                .flatMap(Release::slug)
                .map(Slug::types)
                .orElse(ProcessTypes.NONE);
    }

    /** Applies all changes in one step, or none; those of images are one release. */
    @Transactional
    public List<Formation> change(Account caller, UUID appId, List<FormationChange> changes) {
        App app = App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        release(caller, app, changes);
        scale(caller, app, changes.stream().filter(FormationChange::scales).toList());
        return changes.stream().map(change -> row(app, change.type())).toList();
    }

    private void release(Account caller, App app, List<FormationChange> changes) {
        List<ImageChange> images =
                changes.stream().flatMap(change -> change.image().stream()).toList();
        if (!images.isEmpty()) {
            // To scale needs less than to say what runs.
            rights.require(caller, app, Permission.DEPLOY);
            containers.release(caller, app, images);
            adapt(app, typesOf(app));
        }
    }

    private void scale(Account caller, App app, List<FormationChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        ProcessTypes types = typesOf(app);
        List<Formation> changed = new ArrayList<>();
        for (FormationChange change : changes) {
            requireKnown(app, types, change.type());
            changed.add(apply(app, change));
        }
        audit.record(caller.id, app.id, app.name, "formation:change", describe(changed));
        events.fire(new FormationEvent(app, caller, changed, describe(changed)));
    }

    /** What there is of a process type; nothing runs of one without a row. */
    private Formation row(App app, ProcessType type) {
        if (type.equals(ProcessType.RELEASE)) {
            return releasePhase(app);
        }
        return Formation.of(app.id, type).orElseGet(() -> added(app, type, 0));
    }

    /** Gives each process type of a new release a row: {@code web} one dyno if it is new, others none. */
    public void adapt(App app, ProcessTypes types) {
        for (ProcessType type : types.commands().keySet()) {
            if (!type.equals(ProcessType.RELEASE) && Formation.of(app.id, type).isEmpty()) {
                added(app, type, type.servesHttp() ? 1 : 0).persist();
            }
        }
    }

    /** Writes the rows that the first release of an app will find. Call it inside a transaction that holds the app. */
    public void prepare(App app, List<FormationChange> changes) {
        changes.forEach(change -> apply(app, change));
    }

    private Formation apply(App app, FormationChange change) {
        Formation formation = row(app, change.type());
        change.quantity().ifPresent(quantity -> formation.quantity = quantity.applyTo(formation.quantity));
        change.size().ifPresent(size -> formation.size = size);
        formation.updatedAt = clock.instant();
        formation.persist();
        return formation;
    }

    private Formation added(App app, ProcessType type, int quantity) {
        Instant now = clock.instant();
        Formation formation = new Formation();
        formation.id = UUID.randomUUID();
        formation.appId = app.id;
        formation.type = type.value();
        formation.quantity = quantity;
        formation.size = DynoSize.BASIC;
        formation.createdAt = now;
        formation.updatedAt = now;
        return formation;
    }

    private static void requireKnown(App app, ProcessTypes types, ProcessType type) {
        Optional<String> command = types.command(type);
        if (command.isEmpty() || type.equals(ProcessType.RELEASE)) {
            String known = types.commands().keySet().stream()
                    .filter(other -> !other.equals(ProcessType.RELEASE))
                    .map(ProcessType::value)
                    .collect(Collectors.joining(", "));
            throw SlipwayException.notFound(
                    "Couldn't find that process type (%s). %s",
                    type,
                    known.isEmpty()
                            ? "Nothing has been deployed to " + app.name + " yet."
                            : "There are: " + known + ".");
        }
    }

    private static String describe(List<Formation> changed) {
        return changed.stream()
                .map(formation -> "%s@%d:%s".formatted(formation.type, formation.quantity, formation.size.label()))
                .collect(Collectors.joining(" "));
    }
}
