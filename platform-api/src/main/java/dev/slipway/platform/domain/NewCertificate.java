package dev.slipway.platform.domain;

import dev.slipway.model.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** What {@code POST} and {@code PATCH} take, both in PEM. */
record NewCertificate(
        @Nullable String certificateChain, @Nullable String privateKey) {
    private static final NewCertificate NOTHING = new NewCertificate(null, null);

    static NewCertificate of(@Nullable NewCertificate body) {
        return body == null ? NOTHING : body;
    }

    String chain() {
        return require(certificateChain, "certificate_chain");
    }

    String key() {
        return require(privateKey, "private_key");
    }

    private static String require(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw SlipwayException.invalid(
                    "%s is missing. Send both in PEM: {\"certificate_chain\": \"-----BEGIN CERTIFICATE-----…\", \"private_key\": \"-----BEGIN PRIVATE KEY-----…\"}.",
                    field);
        }
        return text;
    }

    @Override
    public String toString() {
        return "NewCertificate[key [redacted]]";
    }
}
