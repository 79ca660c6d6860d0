package dev.slipway.platform.domain;

import dev.slipway.platform.certificate.LocalCertificates;
import dev.slipway.platform.certificate.SniEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which certificate routers show for which hostname: a custom domain has the one that its owner chose, an app's own name
 * one of the installation's authority. A custom domain without a choice has none. The authority never signs for those, for
 * people who trust it must not take any app for any host of the internet.
 */
@ApplicationScoped
public class DomainCertificates {
    private final LocalCertificates local;

    DomainCertificates(LocalCertificates local) {
        this.local = local;
    }

    /** Hostnames with the ids of their certificates. Call it in a transaction that holds the app. */
    public Map<String, String> shownFor(List<Domain> domains) {
        Map<String, String> shown = new TreeMap<>();
        for (Domain domain : domains) {
            certificateOf(domain).ifPresent(id -> shown.put(domain.hostname, id));
        }
        return shown;
    }

    private Optional<String> certificateOf(Domain domain) {
        if (!domain.custom()) {
            return Optional.of(local.idFor(domain.hostname));
        }
        return Optional.ofNullable(domain.sniEndpointId)
                .flatMap(SniEndpoint::byId)
                .map(endpoint -> endpoint.certificateId);
    }
}
