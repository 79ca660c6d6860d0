package dev.slipway.platform.forge;

import dev.slipway.platform.config.Vault;
import dev.slipway.platform.git.remote.Remote;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Keeps what a connected repository signs with, and what opens it. */
@ApplicationScoped
class ConnectionKeys {
    private final Vault vault;

    ConnectionKeys(Vault vault) {
        this.vault = vault;
    }

    void sign(GitConnection connection, String secret) {
        connection.sealedSecret = vault.seal(secret, context(connection, "secret"));
    }

    void open(GitConnection connection, Optional<String> token) {
        connection.sealedToken = token.map(text -> vault.seal(text, context(connection, "token")))
                .orElse(null);
    }

    String secret(GitConnection connection) {
        return vault.open(connection.sealedSecret, context(connection, "secret"));
    }

    Optional<String> token(GitConnection connection) {
        return Optional.ofNullable(connection.sealedToken)
                .map(bytes -> vault.open(bytes, context(connection, "token")));
    }

    Remote remote(GitConnection connection) {
        return new Remote(connection.address().url(), connection.kind.tokenUser(), token(connection));
    }

    private static String context(GitConnection connection, String what) {
        return "git-connection/" + connection.id + "/" + what;
    }
}
