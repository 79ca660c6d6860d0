package dev.slipway.platform.certificate;

import jakarta.enterprise.context.ApplicationScoped;

/** Puts a certificate and its key into an endpoint. */
@ApplicationScoped
public class EndpointKeys {
    private final SealedKeys keys;

    EndpointKeys(SealedKeys keys) {
        this.keys = keys;
    }

    public void put(SniEndpoint endpoint, CertifiedKey certified) {
        endpoint.certificateId = certified.id();
        endpoint.chain = ChainPem.write(certified.chain());
        endpoint.sealedKey = keys.seal(certified.key(), endpoint.certificateId);
    }
}
