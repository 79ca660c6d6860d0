package dev.slipway.platform.domain;

import dev.slipway.model.app.Hostname;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.certificate.CertificateDetails;
import dev.slipway.platform.certificate.SniEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds and removes host names, and chooses their certificates; each leads to one app only. */
@ApplicationScoped
public class Domains {
    static final String OWN = "heroku";
    static final String CUSTOM = "custom";

    private final Clock clock;
    private final PlatformConfig config;
    private final Audit audit;
    private final Event<DomainEvent> events;

    Domains(Clock clock, PlatformConfig config, Audit audit, Event<DomainEvent> events) {
        this.clock = clock;
        this.config = config;
        this.audit = audit;
        this.events = events;
    }

    /** @param endpoint the id or name of the certificate to show for it; null for none */
    @Transactional
    public Domain add(Account caller, UUID appId, Hostname hostname, @Nullable String endpoint) {
        App app = hold(appId);
        if (hostname.value().equals(config.domain()) || hostname.value().endsWith("." + config.domain())) {
            throw SlipwayException.invalid(
                    "%s belongs to the platform: names under %s are those of the apps.", hostname, config.domain());
        }
        if (Domain.byHostname(hostname.value()).isPresent()) {
            throw SlipwayException.invalid("%s is currently in use by another app, or by this one.", hostname);
        }
        Domain domain = persist(app, hostname, CUSTOM);
        show(app, domain, endpoint);
        audit.record(caller.id, app.id, app.name, "domain:add", hostname.value());
        events.fire(new DomainEvent.Added(app, domain));
        return domain;
    }

    @Transactional
    public Domain remove(Account caller, UUID appId, String idOrHostname) {
        App app = hold(appId);
        Domain domain = require(app, idOrHostname);
        if (domain.kind.equals(OWN)) {
            throw SlipwayException.invalid(
                    "%s is the app's own name and can't be removed; rename the app instead.", domain.hostname);
        }
        domain.delete();
        audit.record(caller.id, app.id, app.name, "domain:remove", domain.hostname);
        events.fire(new DomainEvent.Removed(app, domain));
        return domain;
    }

    /** @param endpoint as for {@link #add} */
    @Transactional
    public Domain update(Account caller, UUID appId, String idOrHostname, @Nullable String endpoint) {
        App app = hold(appId);
        Domain domain = require(app, idOrHostname);
        if (!domain.custom()) {
            throw SlipwayException.invalid(
                    "%s is the app's own name, for which the installation's own authority has made a certificate. Add a domain of yours for another one.",
                    domain.hostname);
        }
        show(app, domain, endpoint);
        domain.updatedAt = clock.instant();
        audit.record(
                caller.id,
                app.id,
                app.name,
                "domain:update",
                domain.hostname + (endpoint == null ? " without certificate" : " with certificate " + endpoint));
        events.fire(new DomainEvent.Changed(app, domain));
        return domain;
    }

    private static void show(App app, Domain domain, @Nullable String idOrName) {
        if (idOrName == null) {
            domain.sniEndpointId = null;
            return;
        }
        SniEndpoint endpoint = SniEndpoints.require(app, idOrName);
        CertificateDetails details = endpoint.details();
        if (!details.covers(domain.hostname)) {
            throw SlipwayException.invalid(
                    "The certificate %s is for %s, not for %s: visitors would be warned. Add one that names it.",
                    endpoint.name, String.join(", ", details.names()), domain.hostname);
        }
        domain.sniEndpointId = endpoint.id;
    }

    Domain require(App app, String idOrHostname) {
        return Domain.ofApp(app.id).stream()
                .filter(domain -> domain.hostname.equalsIgnoreCase(idOrHostname)
                        || domain.id.toString().equals(idOrHostname))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that domain name: %s has no %s.", app.name, idOrHostname));
    }

    void own(@Observes AppEvent event) {
        switch (event) {
            case AppEvent.Created(App app) -> persist(app, ownHostname(app.name), OWN);
            case AppEvent.Renamed(App app, String former) -> {
                Domain.byHostname(ownHostname(former).value()).ifPresent(domain -> {
                    domain.delete();
                    events.fire(new DomainEvent.Removed(app, domain));
                });
                events.fire(new DomainEvent.Added(app, persist(app, ownHostname(app.name), OWN)));
            }
            case AppEvent.MaintenanceSet _, AppEvent.LockSet _, AppEvent.AcmSet _, AppEvent.Transferred _ -> {
                // Its domains stay.
            }
            case AppEvent.Destroyed _ -> {
                // Its domains go with the app's row.
            }
        }
    }

    private Hostname ownHostname(String appName) {
        return new Hostname(appName + "." + config.domain());
    }

    private Domain persist(App app, Hostname hostname, String kind) {
        Instant now = clock.instant();
        Domain domain = new Domain();
        domain.id = UUID.randomUUID();
        domain.appId = app.id;
        domain.hostname = hostname.value();
        domain.kind = kind;
        domain.createdAt = now;
        domain.updatedAt = now;
        domain.persist();
        return domain;
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
