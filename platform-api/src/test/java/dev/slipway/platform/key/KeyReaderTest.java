package dev.slipway.platform.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
    /** With the fingerprints that {@code ssh-keygen -l} shows for it. */
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIARV+ePFYyVkLHKt/hj2N1zs8JowYoz0vE84WmdKJagE";

    @Test
    void readsTypeDataAndComment() {
        SshKey key = KeyReader.read("  " + ED25519 + "  me at home\n");
        assertEquals("ssh-ed25519", key.type());
        assertEquals("me at home", key.comment());
        assertEquals(ED25519 + " me at home", key.line());
        assertEquals("SHA256:GYW5eutIFTDTogI1+e9vTrbRfEHQGZMVO6KNhU7R7nA", key.digest());
        assertEquals("3e:e3:41:75:f8:98:bd:ec:c8:b0:e7:c9:c5:47:66:ad", key.fingerprint());
    }

    @Test
    void takesEachTypeThatIsStrongEnough() {
        for (String strong : new String[] {
            TestKeys.ed25519(), TestKeys.ecdsa(256), TestKeys.ecdsa(384), TestKeys.ecdsa(521), TestKeys.rsa(2048)
        }) {
            assertEquals(strong, KeyReader.read(strong).line());
        }
    }

    @Test
    void refusesWeakKeysAndSaysWhy() {
        assertRefused(TestKeys.rsa(1024), "has 1024 bits; at least 2048 are needed");
        assertRefused("ssh-dss AAAAB3NzaC1kc3MAAACB", "DSA keys are too weak");
    }

    @Test
    void refusesAPrivateKeyAndTellsThatItMustStayAtHome() {
        assertRefused("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END", "This is a private key");
        assertRefused("-----BEGIN RSA PRIVATE KEY-----", "This is a private key");
    }

    @Test
    void refusesSeveralLines() {
        assertRefused(ED25519 + "\n" + ED25519, "these are several");
        assertRefused(ED25519.replace("IARV", "IARV\r"), "these are several");
    }

    @Test
    void refusesWhatIsNoKey() {
        String[] parts = ED25519.split(" ");
        byte[] longer = java.util.Arrays.copyOf(Base64.getDecoder().decode(parts[1]), 60);
        for (String bad : new String[] {
            "",
            "hello",
            "ssh-ed25519",
            "ssh-ed25519 ?",
            "ssh-ed25519 AAAA",
            "ssh-ed25519 " + parts[1].substring(0, 40),
            "ssh-ed25519 " + Base64.getEncoder().encodeToString(longer),
            "ssh-rsa " + parts[1],
            "no-pty " + ED25519,
            "ssh-ed25519 " + "A".repeat(20_000)
        }) {
            assertRefused(bad, "not a public SSH key");
        }
    }

    @Test
    void refusesOtherKindsOfKeysByName() {
        assertRefused("sk-ssh-ed25519@openssh.com AAAA", "security key");
        assertRefused("ssh-ed25519-cert-v01@openssh.com AAAA", "certificate");
    }

    @Test
    void refusesACommentThatControlsTerminals() {
        assertRefused(ED25519 + " \u001b[2J", "control terminals");
    }

    private static void assertRefused(String text, String reason) {
        SlipwayException refusal = assertThrows(SlipwayException.class, () -> KeyReader.read(text));
        assertEquals("invalid_params", refusal.problem().code());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
