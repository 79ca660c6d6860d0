package dev.slipway.router;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.KeySeal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealTest {
    private static final byte[] KEY = "a private key".getBytes(StandardCharsets.US_ASCII);

    private final KeySeal seal = new KeySeal("token");

    @Test
    void opensWhatWasSealedUnderTheSameToken() throws Exception {
        String sealed = seal.seal(KEY, "c1");
        assertArrayEquals(KEY, new KeySeal("token").open(sealed, "c1"));
        assertNotEquals(sealed, seal.seal(KEY, "c1"), "each time with another nonce");
        assertFalse(seal.toString().contains("token"));
    }

    @Test
    void saysThatItWasAnotherToken() {
        String sealed = seal.seal(KEY, "c1");
        GeneralSecurityException refused =
                assertThrows(GeneralSecurityException.class, () -> new KeySeal("other").open(sealed, "c1"));
        assertTrue(refused.getMessage().contains("another token"), refused.getMessage());
    }

    @Test
    void opensNothingForAnotherCertificateAndNothingThatWasChanged() {
        String sealed = seal.seal(KEY, "c1");
        assertThrows(GeneralSecurityException.class, () -> seal.open(sealed, "c2"));
        String changed = sealed.substring(0, sealed.length() - 4) + (sealed.endsWith("AAAA") ? "BBBB" : "AAAA");
        assertEquals(sealed.length(), changed.length());
        assertThrows(GeneralSecurityException.class, () -> seal.open(changed, "c1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "no seal",
                "KEYID",
                "KEYID.",
                "KEYID.AA==",
                "KEYID.!!",
                "KEYID.AAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesWhatIsNoSealedKey(String text) {
        String keyId = seal.seal(KEY, "c1").split("\\.", 2)[0];
        assertThrows(GeneralSecurityException.class, () -> seal.open(text.replace("KEYID", keyId), "c1"));
    }
}
