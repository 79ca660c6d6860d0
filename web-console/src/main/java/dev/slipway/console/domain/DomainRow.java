package dev.slipway.console.domain;

import dev.slipway.platform.domain.Domain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A host name of an app.
 *
 * @param custom whether a user added it, and may remove it
 * @param target where its DNS record is to lead; null for the app's own name
 * @param certificate the one that it shows; null where it is the installation's own, or none
 * @param choices the names of the certificates that name it
 */
record DomainRow(
        String hostname,
        boolean custom,
        @Nullable String target,
        @Nullable CertificateRow certificate,
        List<String> choices) {

    static DomainRow of(Domain domain, String target, List<CertificateRow> certificates) {
        return new DomainRow(
                domain.hostname,
                domain.custom(),
                domain.custom() ? target : null,
                shown(domain, certificates).orElse(null),
                certificates.stream()
                        .filter(row -> row.details().covers(domain.hostname))
                        .map(CertificateRow::name)
                        .toList());
    }

    private static Optional<CertificateRow> shown(Domain domain, List<CertificateRow> certificates) {
        return certificates.stream()
                .filter(row -> row.shownFor().contains(domain.hostname))
                .findFirst();
    }

    /** Of the style sheet. */
    public String state() {
        if (!custom) {
            return "up";
        }
        return certificate == null ? "still" : certificate.term().state();
    }

    public String status() {
        if (!custom) {
            return "HTTPS";
        }
        if (certificate == null) {
            return "HTTP only";
        }
        return certificate.term().isShort()
                ? "HTTPS, certificate: " + certificate.term().words()
                : "HTTPS";
    }
}
