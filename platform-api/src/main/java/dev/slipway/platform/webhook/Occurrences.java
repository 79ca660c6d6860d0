package dev.slipway.platform.webhook;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.app.AppView;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildEvent;
import dev.slipway.platform.build.BuildQueuedEvent;
import dev.slipway.platform.build.BuildView;
import dev.slipway.platform.collaborator.CollaboratorEvent;
import dev.slipway.platform.domain.DomainEvent;
import dev.slipway.platform.domain.DomainView;
import dev.slipway.platform.domain.SniEndpointEvent;
import dev.slipway.platform.domain.SniEndpointView;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.DynoEvent;
import dev.slipway.platform.dyno.DynoView;
import dev.slipway.platform.formation.Formation;
import dev.slipway.platform.formation.FormationEvent;
import dev.slipway.platform.formation.FormationView;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.ReleaseEvent;
import dev.slipway.platform.release.ReleaseView;
import dev.slipway.platform.rollout.Rollout;
import dev.slipway.platform.rollout.RolloutEvent;
import dev.slipway.platform.stream.StreamUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes of what happens in the platform what webhooks tell of. */
@ApplicationScoped
class Occurrences {
    private static final String CREATE = "create";
    private static final String UPDATE = "update";
    private static final String DESTROY = "destroy";

    private final Outbox outbox;
    private final Actors actors;
    private final Formations formations;
    private final PlatformConfig config;
    private final StreamUrls urls;

    Occurrences(Outbox outbox, Actors actors, Formations formations, PlatformConfig config, StreamUrls urls) {
        this.outbox = outbox;
        this.actors = actors;
        this.formations = formations;
        this.config = config;
        this.urls = urls;
    }

    void of(@Observes AppEvent event) {
        App app = event.app();
        Supplier<Object> view = () -> AppView.of(app, config);
        switch (event) {
            case AppEvent.Created _ -> {
                // Nobody can have asked for it yet.
            }
            case AppEvent.Renamed renamed ->
                tell(app.id, Include.APP, UPDATE, app.ownerId, view, Map.of("name", renamed.formerName()));
            case AppEvent.MaintenanceSet _ ->
                tell(app.id, Include.APP, UPDATE, app.ownerId, view, Map.of("maintenance", !app.maintenance));
            case AppEvent.LockSet _ ->
                tell(app.id, Include.APP, UPDATE, app.ownerId, view, Map.of("locked", !app.locked));
            case AppEvent.AcmSet _ -> tell(app.id, Include.APP, UPDATE, app.ownerId, view, Map.of("acm", !app.acm));
            case AppEvent.Transferred transferred ->
                tell(app.id, Include.APP, UPDATE, app.ownerId, view, Map.of("owner", transferred.formerOwner()));
            case AppEvent.Destroyed _ -> tell(app.id, Include.APP, DESTROY, app.ownerId, view, Map.of());
        }
    }

    void of(@Observes BuildQueuedEvent event) {
        built(CREATE, event.build());
    }

    void of(@Observes BuildEvent event) {
        built(UPDATE, event.build());
    }

    private void built(String action, Build build) {
        Supplier<Object> view = () -> BuildView.of(App.findById(build.appId), build, urls);
        tell(build.appId, Include.BUILD, action, build.accountId, view, Map.of());
    }

    void of(@Observes ReleaseEvent event) {
        released(CREATE, event.app(), event.release());
    }

    void of(@Observes RolloutEvent event) {
        Rollout.Step step = event.rollout().step;
        if (step == Rollout.Step.DONE || step == Rollout.Step.FAILED) {
            released(UPDATE, event.app(), event.release());
        }
    }

    private void released(String action, App app, Release release) {
        Supplier<Object> view = () -> ReleaseView.of(app, release, true, urls);
        tell(app.id, Include.RELEASE, action, release.accountId, view, Map.of());
    }

    void of(@Observes FormationEvent event) {
        App app = event.app();
        for (Formation row : event.changed()) {
            Supplier<Object> view = () -> FormationView.of(
                    app, row, formations.typesOf(app).command(row.processType()).orElse(""));
            tell(app.id, Include.FORMATION, UPDATE, event.user().id, view, Map.of());
        }
    }

    void of(@Observes DomainEvent event) {
        App app = event.app();
        String action = switch (event) {
            case DomainEvent.Added _ -> CREATE;
            case DomainEvent.Changed _ -> UPDATE;
            case DomainEvent.Removed _ -> DESTROY;
        };
        Supplier<Object> view = () -> DomainView.of(app, event.domain(), app.name + "." + config.domain());
        tell(app.id, Include.DOMAIN, action, app.ownerId, view, Map.of());
    }

    void of(@Observes SniEndpointEvent event) {
        App app = event.app();
        String action = switch (event) {
            case SniEndpointEvent.Added _ -> CREATE;
            case SniEndpointEvent.Changed _ -> UPDATE;
            case SniEndpointEvent.Removed _ -> DESTROY;
        };
        Supplier<Object> view = () -> SniEndpointView.of(app, event.endpoint());
        tell(app.id, Include.SNI_ENDPOINT, action, app.ownerId, view, Map.of());
    }

    void of(@Observes CollaboratorEvent event) {
        String action = switch (event) {
            case CollaboratorEvent.Added _ -> CREATE;
            case CollaboratorEvent.Changed _ -> UPDATE;
            case CollaboratorEvent.Removed _ -> DESTROY;
        };
        App app = event.app();
        tell(app.id, Include.COLLABORATOR, action, app.ownerId, event::collaborator, Map.of());
    }

    void of(@Observes DynoEvent event) {
        Dyno dyno = event.dyno();
        String action = switch (event) {
            case DynoEvent.Added _ -> CREATE;
            case DynoEvent.Changed _ -> UPDATE;
            case DynoEvent.Gone _ -> DESTROY;
        };
        outbox.add(dyno.appId, Include.DYNO, () -> {
            Release release = Release.findById(dyno.releaseId);
            Object view = DynoView.of(App.findById(dyno.appId), dyno);
            return new Outbox.News(Include.DYNO, action, actors.ofNow(release.accountId), view, Map.of());
        });
    }

    private void tell(
            UUID appId,
            Include include,
            String action,
            UUID accountBefore,
            Supplier<Object> view,
            Map<String, ?> previous) {
        outbox.add(
                appId,
                include,
                () -> new Outbox.News(include, action, actors.ofNow(accountBefore), view.get(), previous));
    }
}
