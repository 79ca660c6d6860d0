package dev.slipway.console.domain;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.acm.AcmeConfig;
import dev.slipway.platform.app.App;
import dev.slipway.platform.certificate.SniEndpoint;
import dev.slipway.platform.domain.Domain;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Collects what the pages show of an app's domains and certificates. */
@ApplicationScoped
class DomainPages {
    private final Clock clock;
    private final AcmeConfig acme;

    DomainPages(Clock clock, AcmeConfig acme) {
        this.clock = clock;
        this.acme = acme;
    }

    AutomaticView automatic(App app) {
        // As it is now: a form may just have changed it.
        boolean on = App.<App>findById(app.id).acm;
        return new AutomaticView(on, acme.directory().getHost());
    }

    List<CertificateRow> certificates(App app) {
        List<Domain> domains = Domain.ofApp(app.id);
        Instant now = clock.instant();
        return SniEndpoint.ofApp(app.id).stream()
                .map(endpoint -> CertificateRow.of(endpoint, domains, now))
                .toList();
    }

    CertificateRow certificate(App app, String name) {
        return SniEndpoint.ofApp(app.id, name)
                .map(endpoint -> CertificateRow.of(endpoint, Domain.ofApp(app.id), clock.instant()))
                .orElseThrow(() ->
                        SlipwayException.notFound("Couldn't find that certificate: %s has no %s.", app.name, name));
    }

    /** The app's own name first. */
    List<DomainRow> domains(App app, List<CertificateRow> certificates) {
        List<Domain> domains = Domain.ofApp(app.id);
        String target = domains.stream()
                .filter(domain -> !domain.custom())
                .map(domain -> domain.hostname)
                .findFirst()
                .orElse("");
        return domains.stream()
                .map(domain -> DomainRow.of(domain, target, certificates))
                .sorted((one, other) -> Boolean.compare(one.custom(), other.custom()))
                .toList();
    }
}
