import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;

/** Writes the certificates (*.crt) below a directory as a trust store: those of Debian, not those of the build's host. */
class TrustStore {
    public static void main(String[] args) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            files = all.filter(file -> file.toString().endsWith(".crt")).sorted().toList();
        }
        // Not PKCS #12, which has a random salt and asks for a password.
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, null);
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                keys.setCertificateEntry(file.getFileName().toString(), certificates.generateCertificate(in));
            }
        }
        Files.deleteIfExists(Path.of(args[1]));
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            keys.store(out, "changeit".toCharArray());
        }
    }
}
