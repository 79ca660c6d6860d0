package dev.slipway.platform.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account as the Platform API shows it. */
public record AccountView(
        boolean allowTracking,
        boolean beta,
        @Nullable String countryOfResidence,
        Instant createdAt,
        @Nullable Object defaultOrganization,
        @Nullable Object defaultTeam,
        @Nullable Instant delinquentAt,
        String email,
        boolean federated,
        UUID id,
        @Nullable Object identityProvider,
        @Nullable Instant lastLogin,
        @Nullable String name,
        @Nullable String smsNumber,
        @Nullable Instant suspendedAt,
        boolean twoFactorAuthentication,
        Instant updatedAt,
        boolean verified) {

    public static AccountView of(Account account) {
        return new AccountView(
                false,
                false,
                null,
                account.createdAt,
                null,
                null,
                null,
                account.email,
                false,
                account.id,
                null,
                account.lastLogin,
                account.name,
                null,
                null,
                account.hasSecondFactor(),
                account.updatedAt,
                true);
    }
}
