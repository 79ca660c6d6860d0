package dev.slipway.platform.domain;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.certificate.CertificateDetails;
import dev.slipway.platform.certificate.CertifiedKey;
import dev.slipway.platform.certificate.EndpointKeys;
import dev.slipway.platform.certificate.Inspection;
import dev.slipway.platform.certificate.SniEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Adds, replaces and removes the certificates of an app. */
@ApplicationScoped
public class SniEndpoints {
    private static final int MOST = 100;

    private final Clock clock;
    private final Inspection inspection;
    private final EndpointKeys keys;
    private final Audit audit;
    private final Event<SniEndpointEvent> events;
    private final Event<DomainEvent> domainEvents;
    private final EndpointNames names = new EndpointNames();

    SniEndpoints(
            Clock clock,
            Inspection inspection,
            EndpointKeys keys,
            Audit audit,
            Event<SniEndpointEvent> events,
            Event<DomainEvent> domainEvents) {
        this.clock = clock;
        this.inspection = inspection;
        this.keys = keys;
        this.audit = audit;
        this.events = events;
        this.domainEvents = domainEvents;
    }

    /** No domain shows it before one is told to. */
    @Transactional
    public SniEndpoint add(Account caller, UUID appId, String chain, String key) {
        App app = hold(appId);
        if (SniEndpoint.ofApp(app.id).stream()
                        .filter(endpoint -> !endpoint.managed)
                        .count()
                >= MOST) {
            throw SlipwayException.invalid(
                    "%s has %d certificates, and can't have more. Remove one, or update one.", app.name, MOST);
        }
        SniEndpoint endpoint = persist(app, inspection.read(chain, key), false);
        audit.record(caller.id, app.id, app.name, "certificate:add", summary(endpoint));
        return endpoint;
    }

    /**
     * Has the domain show this certificate, in the place of its managed one if it shows one. Call it in a transaction that
     * holds the app.
     */
    public SniEndpoint manage(App app, Domain domain, CertifiedKey certified) {
        Optional<SniEndpoint> present = managedOf(domain);
        if (present.isPresent()) {
            SniEndpoint endpoint = present.get();
            keys.put(endpoint, certified);
            endpoint.updatedAt = clock.instant();
            events.fire(new SniEndpointEvent.Changed(app, endpoint));
            return endpoint;
        }
        SniEndpoint endpoint = persist(app, certified, true);
        domain.sniEndpointId = endpoint.id;
        domainEvents.fire(new DomainEvent.Changed(app, domain));
        return endpoint;
    }

    /** The certificate that the platform got for the domain by itself. */
    public static Optional<SniEndpoint> managedOf(Domain domain) {
        return Optional.ofNullable(domain.sniEndpointId)
                .flatMap(SniEndpoint::byId)
                .filter(endpoint -> endpoint.managed);
    }

    /** Removes managed certificates that no domain shows any more. Call it in a transaction that holds the app. */
    public void removeUnusedManaged(App app) {
        SniEndpoint.ofApp(app.id).stream()
                .filter(endpoint ->
                        endpoint.managed && Domain.showing(endpoint.id).isEmpty())
                .forEach(endpoint -> delete(app, endpoint));
    }

    private SniEndpoint persist(App app, CertifiedKey certified, boolean managed) {
        SniEndpoint endpoint = new SniEndpoint();
        endpoint.id = UUID.randomUUID();
        endpoint.appId = app.id;
        endpoint.name = names.nextBeside(SniEndpoint.ofApp(app.id), managed);
        endpoint.managed = managed;
        endpoint.createdAt = clock.instant();
        endpoint.updatedAt = endpoint.createdAt;
        keys.put(endpoint, certified);
        endpoint.persist();
        events.fire(new SniEndpointEvent.Added(app, endpoint));
        return endpoint;
    }

    private void delete(App app, SniEndpoint endpoint) {
        endpoint.delete();
        events.fire(new SniEndpointEvent.Removed(app, endpoint));
    }

    /** All domains that show it show the new one. */
    @Transactional
    public SniEndpoint update(Account caller, UUID appId, String idOrName, String chain, String key) {
        App app = hold(appId);
        SniEndpoint endpoint = requireOwn(app, idOrName);
        keys.put(endpoint, inspection.read(chain, key));
        requireCovered(endpoint);
        endpoint.updatedAt = clock.instant();
        audit.record(caller.id, app.id, app.name, "certificate:update", summary(endpoint));
        events.fire(new SniEndpointEvent.Changed(app, endpoint));
        return endpoint;
    }

    /** The domains that show it have none afterwards. */
    @Transactional
    public SniEndpoint remove(Account caller, UUID appId, String idOrName) {
        App app = hold(appId);
        SniEndpoint endpoint = requireOwn(app, idOrName);
        for (Domain domain : Domain.showing(endpoint.id)) {
            domain.sniEndpointId = null;
            domain.updatedAt = clock.instant();
            domainEvents.fire(new DomainEvent.Changed(app, domain));
        }
        delete(app, endpoint);
        audit.record(caller.id, app.id, app.name, "certificate:remove", endpoint.name);
        return endpoint;
    }

    static SniEndpoint require(App app, String idOrName) {
        return SniEndpoint.ofApp(app.id, idOrName)
                .orElseThrow(() ->
                        SlipwayException.notFound("Couldn't find that certificate: %s has no %s.", app.name, idOrName));
    }

    private static SniEndpoint requireOwn(App app, String idOrName) {
        SniEndpoint endpoint = require(app, idOrName);
        if (endpoint.managed) {
            throw SlipwayException.invalid(
                    "%s is managed: the platform got it by itself and replaces it in time. Add a certificate of your own and choose it with domains:update, or switch that off with certs:auto:disable.",
                    endpoint.name);
        }
        return endpoint;
    }

    private static void requireCovered(SniEndpoint endpoint) {
        CertificateDetails details = endpoint.details();
        for (Domain domain : Domain.showing(endpoint.id)) {
            if (!details.covers(domain.hostname)) {
                throw SlipwayException.invalid(
                        "The new certificate is for %s, but %s shows it: visitors of that would be warned. Take one that names both, or add it beside the present one.",
                        String.join(", ", details.names()), domain.hostname);
            }
        }
    }

    private static String summary(SniEndpoint endpoint) {
        return endpoint.name + " for " + String.join(", ", endpoint.details().names());
    }

    private static App hold(UUID appId) {
        return App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
    }
}
