package dev.slipway.platform.key;

import dev.slipway.platform.account.Account;
import java.time.Instant;
import java.util.UUID;

/** The key as the Platform API shows it. */
record KeyView(
        String comment,
        Instant createdAt,
        String email,
        String fingerprint,
        UUID id,
        String publicKey,
        Instant updatedAt) {

    static KeyView of(Account account, AccountKey key) {
        return new KeyView(
                key.comment, key.createdAt, account.email, key.fingerprint, key.id, key.publicKey, key.updatedAt);
    }
}
