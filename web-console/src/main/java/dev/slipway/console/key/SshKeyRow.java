package dev.slipway.console.key;

import dev.slipway.platform.key.AccountKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A public key.
 *
 * @param type such as {@code ssh-ed25519}
 * @param digest as OpenSSH shows it
 */
record SshKeyRow(UUID id, String type, String comment, String digest, Instant since) {
    static SshKeyRow of(AccountKey key) {
        return new SshKeyRow(key.id, key.publicKey.split(" ", 2)[0], key.comment, key.digest, key.createdAt);
    }
}
