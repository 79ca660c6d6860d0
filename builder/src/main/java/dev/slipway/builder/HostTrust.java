package dev.slipway.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Set;

/** The host's certificates in the form that Java reads, so that Maven in a build trusts what the host trusts. */
final class HostTrust {
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /** Integrity only: the content is public. Java reads the file without it. */
    private static final char[] PASSWORD = "changeit".toCharArray();

    private HostTrust() {}

    /** Makes the trust store from the bundle unless it is newer than that. */
    static Path trustStore(Path bundle, Path store) throws IOException {
        if (Files.exists(store) && Files.getLastModifiedTime(store).compareTo(Files.getLastModifiedTime(bundle)) > 0) {
            return store;
        }
        Files.createDirectories(store.getParent());
        Path next = store.resolveSibling(store.getFileName() + ".new");
        try (InputStream in = Files.newInputStream(bundle);
                OutputStream out = Files.newOutputStream(next)) {
            // Not PKCS #12: Java's default trust store is read without a password.
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                keys.setCertificateEntry("host-" + number++, certificate);
            }
            keys.store(out, PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IOException("The host's CA bundle " + bundle + " can't be read: " + e.getMessage(), e);
        }
        // The build's user reads it, whatever this process's umask is.
        Files.setPosixFilePermissions(next, READABLE);
        Files.move(next, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return store;
    }
}
