package dev.slipway.platform.git.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeysTest {
    @TempDir
    Path folder;

    @Test
    void staysTheSameAcrossStarts() {
        List<PublicKey> first = publicKeys();
        assertEquals(2, first.size());
        assertEquals(first, publicKeys());
    }

    @Test
    void keepsThemForTheirOwnerAlone() throws Exception {
        publicKeys();
        for (String file : new String[] {"host_ed25519_key", "host_ecdsa_key"}) {
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(folder.resolve(file)));
        }
    }

    @Test
    void neverReplacesOneThatCanNotBeRead() throws Exception {
        Path file = folder.resolve("host_ed25519_key");
        Files.writeString(file, "broken");
        IllegalStateException failure = assertThrows(IllegalStateException.class, this::publicKeys);
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertEquals("broken", Files.readString(file));
    }

    private List<PublicKey> publicKeys() {
        return HostKeys.in(folder).stream().map(KeyPair::getPublic).toList();
    }
}
