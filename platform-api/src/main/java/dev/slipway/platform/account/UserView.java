package dev.slipway.platform.account;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account as administrators see it.
 *
 * @param passwordUrl the link that sets its password, at the one moment when that is known
 */
record UserView(
        boolean admin,
        Instant createdAt,
        String email,
        UUID id,
        @Nullable Instant lastLogin,
        String name,
        @Nullable URI passwordUrl,
        boolean twoFactorAuthentication) {

    static UserView of(Account account) {
        return of(account, null);
    }

    static UserView of(Account account, @Nullable URI passwordUrl) {
        return new UserView(
                account.admin,
                account.createdAt,
                account.email,
                account.id,
                account.lastLogin,
                account.name,
                passwordUrl,
                account.hasSecondFactor());
    }
}
