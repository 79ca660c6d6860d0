package dev.slipway.platform.git.ssh;

import dev.slipway.platform.file.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The keys by which clients know the platform again. Made once, for the owner's eyes alone, in OpenSSH's format; one that
 * can't be read is never replaced, since every client would take the new one for an attack.
 */
final class HostKeys {
    private HostKeys() {}

    /** @param directory where the keys lie, or are put */
    static List<KeyPair> in(Path directory) {
        return List.of(
                key(directory.resolve("host_ed25519_key"), "ssh-ed25519", 256),
                key(directory.resolve("host_ecdsa_key"), "ecdsa-sha2-nistp256", 256));
    }

    private static KeyPair key(Path file, String type, int bits) {
        try {
            String stored = PrivateFile.read(file).orElse("");
            if (!stored.isEmpty()) {
                return read(file, stored);
            }
            KeyPair fresh = KeyUtils.generateKeyPair(type, bits);
            PrivateFile.write(file, encode(fresh));
            return fresh;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Could not read the SSH host key " + file + ": " + e.getMessage()
                            + ". Restore it from a backup, or delete it: clients will then have to trust a new one.",
                    e);
        }
    }

    private static KeyPair read(Path file, String stored) throws IOException, GeneralSecurityException {
        byte[] text = (stored + "\n").getBytes(StandardCharsets.US_ASCII);
        Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                null, NamedResource.ofName(file.toString()), new ByteArrayInputStream(text), null);
        if (found == null || !found.iterator().hasNext()) {
            throw new IOException("there is no private key in it");
        }
        return found.iterator().next();
    }

    private static byte[] encode(KeyPair key) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "slipway", null, text);
        return text.toByteArray();
    }
}
