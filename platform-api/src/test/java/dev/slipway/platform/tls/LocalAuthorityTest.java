package dev.slipway.platform.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
    private static final List<String> ADDRESSES = List.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    @TempDir
    Path folder;

    @Test
    void signsAServerThatItsAuthorityVouchesFor() throws Exception {
        List<X509Certificate> chain =
                server(Clock.systemUTC(), "localhost", "*.example.com").chain();
        chain.getFirst().verify(chain.getLast().getPublicKey());
        chain.getLast().verify(chain.getLast().getPublicKey());
        chain.getFirst().checkValidity();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca-key.pem"))));
    }

    @Test
    void keepsBothAndRenewsTheServerBeforeItsEnd() {
        X509Certificate first = server(Clock.systemUTC(), "localhost").chain().getFirst();
        assertEquals(first, server(Clock.systemUTC(), "localhost").chain().getFirst());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(340));
        List<X509Certificate> renewed = server(later, "localhost").chain();
        assertNotEquals(first, renewed.getFirst());
        assertEquals(first.getIssuerX500Principal(), renewed.getLast().getSubjectX500Principal());
    }

    @Test
    void makesANewServerForNewNamesAndAfterTheLossOfAFile() throws Exception {
        X509Certificate first = server(Clock.systemUTC(), "localhost").chain().getFirst();
        X509Certificate wider =
                server(Clock.systemUTC(), "localhost", "example.com").chain().getFirst();
        assertNotEquals(first, wider);
        Files.delete(folder.resolve("ca-key.pem"));
        List<X509Certificate> anew = server(Clock.systemUTC(), "localhost").chain();
        anew.getFirst().verify(anew.getLast().getPublicKey());
        assertNotEquals(wider, anew.getFirst());
    }

    @Test
    void issuesACertificateOfItsOwnForEachName() throws Exception {
        LocalAuthority authority = new LocalAuthority(folder, "test", Clock.systemUTC());
        Identity shop = authority.issue("shop.localhost");
        shop.chain().getFirst().verify(authority.certificate().getPublicKey());
        assertEquals(
                List.of(List.of(2, "shop.localhost")),
                List.copyOf(shop.chain().getFirst().getSubjectAlternativeNames()));
        assertNotEquals(shop.key(), authority.issue("shop.localhost").key());
        assertEquals(
                authority.certificate(),
                server(Clock.systemUTC(), "localhost").chain().getLast());
    }

    private Identity server(Clock clock, String... hostnames) {
        return new LocalAuthority(folder, "test", clock).server(List.of(hostnames), ADDRESSES);
    }
}
