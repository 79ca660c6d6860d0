package dev.slipway.platform.acm;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No certificate came. The message is for the domain's owner: what was tried, why it failed, what to do. */
final class IssuanceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final @Nullable Instant notBefore;

    private IssuanceException(String reason, boolean lasting, @Nullable Instant notBefore) {
        super(reason);
        this.lasting = lasting;
        this.notBefore = notBefore;
    }

    /** It may work later. */
    static IssuanceException passing(String reason) {
        return new IssuanceException(reason, false, null);
    }

    /** It won't work later either. */
    static IssuanceException lasting(String reason) {
        return new IssuanceException(reason, true, null);
    }

    /** The authority doesn't want to be asked before. */
    static IssuanceException until(Instant notBefore, String reason) {
        return new IssuanceException(reason, false, notBefore);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    boolean isLasting() {
        return lasting;
    }

    Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }
}
