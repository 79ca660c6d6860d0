package dev.slipway.platform.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** Test case 2 of RFC 4231. */
    @Test
    void isTheHmacThatTheStandardSays() {
        byte[] expected = HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertEquals(Base64.getEncoder().encodeToString(expected), Signature.of(body, "Jefe"));
    }

    @Test
    void anAttemptShowsNeitherSecretNorAuthorization() {
        URI url = URI.create("https://example.com");
        Attempt attempt = new Attempt(UUID.randomUUID(), UUID.randomUUID(), url, "hush", "Bearer hush", new byte[] {1});
        assertFalse(attempt.toString().contains("hush"));
        assertEquals("Bearer hush", attempt.headers().get("Authorization"));
        Attempt plain = new Attempt(attempt.id(), attempt.deliveryId(), url, "hush", null, new byte[] {1});
        assertNull(plain.headers().get("Authorization"));
        assertFalse(plain.headers().toString().contains("hush"));
    }
}
