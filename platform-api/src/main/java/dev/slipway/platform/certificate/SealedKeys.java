package dev.slipway.platform.certificate;

import dev.slipway.platform.config.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.util.Base64;

/** Keeps private keys as config vars are kept. */
@ApplicationScoped
class SealedKeys {
    private final Vault vault;

    SealedKeys(Vault vault) {
        this.vault = vault;
    }

    /** @param certificate the id of the certificate that the key belongs to */
    byte[] seal(PrivateKey key, String certificate) {
        return vault.seal(Base64.getEncoder().encodeToString(key.getEncoded()), context(certificate));
    }

    /** The key in PKCS #8. */
    byte[] open(byte[] sealed, String certificate) {
        return Base64.getDecoder().decode(vault.open(sealed, context(certificate)));
    }

    private static String context(String certificate) {
        return "certificate/" + certificate + "/key";
    }
}
