package dev.slipway.platform.acm;

import dev.slipway.platform.domain.Domain;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a domain is, in the words that Heroku's CLI knows. */
enum AcmStatus {
    PENDING("pending"),
    /** It is tried again. */
    FAILING("failing"),
    /** It is not tried again until somebody asks for it. */
    FAILED("failed"),
    ISSUED("cert issued");

    private final String word;

    AcmStatus(String word) {
        this.word = word;
    }

    boolean isOf(Domain domain) {
        return word.equals(domain.acmStatus);
    }

    void putOn(Domain domain, @Nullable String reason, Instant now) {
        domain.acmStatus = word;
        domain.acmStatusReason = reason;
        domain.updatedAt = now;
    }

    static void takeOff(Domain domain, Instant now) {
        domain.acmStatus = null;
        domain.acmStatusReason = null;
        domain.updatedAt = now;
    }
}
