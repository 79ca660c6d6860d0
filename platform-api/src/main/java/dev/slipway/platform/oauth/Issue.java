package dev.slipway.platform.oauth;

/** What comes of a request for tokens. */
sealed interface Issue {
    /** New tokens, with their texts at the one moment when these are known. */
    record Pair(Session session, String accessToken, String refreshToken) implements Issue {
        @Override
        public String toString() {
            return "Pair[%s, redacted]".formatted(session.id());
        }
    }

    /**
     * No tokens, and what was misused is revoked nevertheless: so this is no exception, which would roll that back.
     *
     * @param error the code of RFC 6749, 5.2
     */
    record Refused(String error, String description) implements Issue {
        static final String CLIENT = "invalid_client";
        static final String GRANT = "invalid_grant";

        /** Whether what was sent to prove something doesn't prove it. */
        boolean isOfCredential() {
            return error.equals(CLIENT) || error.equals(GRANT);
        }
    }
}
