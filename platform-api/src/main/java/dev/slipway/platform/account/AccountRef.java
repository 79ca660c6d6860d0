package dev.slipway.platform.account;

import java.util.UUID;

/** How other resources name an account. */
public record AccountRef(String email, UUID id) {
    public static AccountRef of(Account account) {
        return new AccountRef(account.email, account.id);
    }

    public static AccountRef of(UUID accountId) {
        return of(Account.<Account>findById(accountId));
    }
}
