package dev.slipway.console.domain;

import dev.slipway.platform.certificate.CertificateDetails;
import dev.slipway.platform.certificate.SniEndpoint;
import dev.slipway.platform.domain.Domain;
import java.time.Instant;
import java.util.List;

/**
 * A certificate of an app.
 *
 * @param managed whether the platform got it by itself, and replaces it in time
 * @param details what it says of itself
 * @param shownFor the host names of the app that show it
 */
record CertificateRow(
        String name,
        boolean managed,
        String chain,
        CertificateDetails details,
        Term term,
        List<String> shownFor,
        Instant changedAt) {

    static CertificateRow of(SniEndpoint endpoint, List<Domain> domains, Instant now) {
        CertificateDetails details = endpoint.details();
        return new CertificateRow(
                endpoint.name,
                endpoint.managed,
                endpoint.chain,
                details,
                Term.until(details.expiresAt(), now),
                domains.stream()
                        .filter(domain -> endpoint.id.equals(domain.sniEndpointId))
                        .map(domain -> domain.hostname)
                        .toList(),
                endpoint.updatedAt);
    }

    /** Why browsers believe it, or not. */
    public String trust() {
        if (details.trusted()) {
            return "signed by an authority that browsers know";
        }
        return details.selfSigned()
                ? "self-signed: browsers warn of it"
                : "signed by an authority that this platform doesn’t know";
    }
}
