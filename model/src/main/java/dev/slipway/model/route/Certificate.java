package dev.slipway.model.route;

import java.util.List;

/**
 * A certificate that routers show, with its key.
 *
 * @param id what {@link AppRoutes#certificates} names it by; other contents have another id
 * @param chain in DER and Base64, the key's own certificate first
 * @param key in PKCS #8, sealed by a {@link KeySeal}
 */
public record Certificate(String id, List<String> chain, String key) {
    public Certificate {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "Certificate[" + id + ", key [redacted]]";
    }
}
