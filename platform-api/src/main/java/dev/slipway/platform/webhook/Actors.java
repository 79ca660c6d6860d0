package dev.slipway.platform.webhook;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.account.Caller;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Knows who made something happen. */
@ApplicationScoped
class Actors {
    private final Caller caller;

    Actors(Caller caller) {
        this.caller = caller;
    }

    /** Whoever makes the current request; without one, such as when a dyno has come up, whose doing it was before. */
    AccountRef ofNow(UUID accountBefore) {
        boolean request = Arc.container().requestContext().isActive();
        return (request ? caller.ifKnown() : Optional.<Account>empty())
                .map(AccountRef::of)
                .orElseGet(() -> AccountRef.of(accountBefore));
    }
}
