package dev.slipway.platform.drain;

import dev.slipway.platform.config.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Drains' URLs on their way into the database and out of it. */
@ApplicationScoped
public class SealedUrls {
    private final Vault vault;

    SealedUrls(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(UUID drainId, DrainUrl url) {
        return vault.seal(url.text(), context(drainId));
    }

    public DrainUrl open(LogDrain drain) {
        return DrainUrl.parse(vault.open(drain.sealedUrl, context(drain.id)));
    }

    private static String context(UUID drainId) {
        return "log-drain/" + drainId;
    }
}
