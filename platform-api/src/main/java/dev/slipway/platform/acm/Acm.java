package dev.slipway.platform.acm;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.certificate.SniEndpoint;
import dev.slipway.platform.domain.Domain;
import dev.slipway.platform.domain.DomainEvent;
import dev.slipway.platform.domain.SniEndpoints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Switches the management on and off for an app, and says which of its domains it cares for: custom ones that show no
 * certificate of the app's own.
 */
@ApplicationScoped
public class Acm {
    private final Clock clock;
    private final Audit audit;
    private final SniEndpoints endpoints;
    private final Event<AppEvent> events;
    private final Event<DomainEvent> domainEvents;

    Acm(Clock clock, Audit audit, SniEndpoints endpoints, Event<AppEvent> events, Event<DomainEvent> domainEvents) {
        this.clock = clock;
        this.audit = audit;
        this.endpoints = endpoints;
        this.events = events;
        this.domainEvents = domainEvents;
    }

    /** Nothing happens if it is on. */
    @Transactional
    public App enable(Account caller, UUID appId) {
        App app = hold(appId);
        if (!app.acm) {
            set(caller, app, true);
            custom(app).forEach(this::care);
        }
        return app;
    }

    /** The managed certificates are removed. Nothing happens if it is off. */
    @Transactional
    public App disable(Account caller, UUID appId) {
        App app = hold(appId);
        if (app.acm) {
            set(caller, app, false);
            custom(app).forEach(domain -> abandon(app, domain));
            endpoints.removeUnusedManaged(app);
        }
        return app;
    }

    /** Has domains tried at once that failed, or are failing. */
    @Transactional
    public App refresh(Account caller, UUID appId) {
        App app = hold(appId);
        if (!app.acm) {
            throw SlipwayException.invalid(
                    "Automatic certificate management is off for %s. Switch it on with certs:auto:enable.", app.name);
        }
        audit.record(caller.id, app.id, app.name, "acm:refresh", "");
        custom(app).stream()
                .filter(domain -> AcmStatus.FAILED.isOf(domain) || AcmStatus.FAILING.isOf(domain))
                .forEach(this::care);
        return app;
    }

    void domainChanged(@Observes DomainEvent event) {
        App app = event.app();
        Domain domain = event.domain();
        if (!app.acm || !domain.custom()) {
            return;
        }
        switch (event) {
            case DomainEvent.Added _ -> care(domain);
            case DomainEvent.Changed _ -> {
                endpoints.removeUnusedManaged(app);
                if (SniEndpoints.managedOf(domain).isEmpty()) {
                    care(domain);
                }
            }
            case DomainEvent.Removed _ -> endpoints.removeUnusedManaged(app);
        }
    }

    private void set(Account caller, App app, boolean on) {
        app.acm = on;
        app.updatedAt = clock.instant();
        audit.record(caller.id, app.id, app.name, on ? "acm:enable" : "acm:disable", "");
        events.fire(new AppEvent.AcmSet(app));
    }

    /** Orders a certificate at once, unless it shows one of the app's own. */
    private void care(Domain domain) {
        Optional<SniEndpoint> own = Optional.ofNullable(domain.sniEndpointId)
                .flatMap(SniEndpoint::byId)
                .filter(endpoint -> !endpoint.managed);
        if (own.isPresent()) {
            AcmeOrder.of(domain.id).ifPresent(AcmeOrder::delete);
            // As Heroku's CLI waits for this word, or for a failure, on each domain.
            AcmStatus.ISSUED.putOn(domain, "It shows your own certificate " + own.get().name + ".", clock.instant());
        } else {
            order(domain);
        }
    }

    private void order(Domain domain) {
        AcmeOrder order = AcmeOrder.hold(domain.id).orElseGet(AcmeOrder::new);
        order.domainId = domain.id;
        order.attempts = 0;
        order.attemptId = null;
        order.nextAttemptAt = clock.instant();
        order.persist();
        AcmStatus.PENDING.putOn(domain, null, clock.instant());
    }

    private void abandon(App app, Domain domain) {
        AcmeOrder.of(domain.id).ifPresent(AcmeOrder::delete);
        AcmStatus.takeOff(domain, clock.instant());
        if (SniEndpoints.managedOf(domain).isPresent()) {
            domain.sniEndpointId = null;
            domainEvents.fire(new DomainEvent.Changed(app, domain));
        }
    }

    private static List<Domain> custom(App app) {
        return Domain.ofApp(app.id).stream().filter(Domain::custom).toList();
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
