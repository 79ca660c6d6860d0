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
 * @param automatic how far automatic certificate management is with it; null where that doesn't care for it
 * @param reason why there is no automatic certificate, or whose is shown instead
 * @param choices the names of the certificates that name it
 */
record DomainRow(
        String hostname,
        boolean custom,
        @Nullable String target,
        @Nullable CertificateRow certificate,
        @Nullable String automatic,
        @Nullable String reason,
        List<String> choices) {

    static DomainRow of(Domain domain, String target, List<CertificateRow> certificates) {
        return new DomainRow(
                domain.hostname,
                domain.custom(),
                domain.custom() ? target : null,
                shown(domain, certificates).orElse(null),
                domain.acmStatus,
                domain.acmStatusReason,
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

    /** Of the style sheet. */
    public String automaticState() {
        if (automatic == null) {
            return "still";
        }
        return switch (automatic) {
            case "cert issued" -> "up";
            case "failed" -> "failed";
            default -> "pending";
        };
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
