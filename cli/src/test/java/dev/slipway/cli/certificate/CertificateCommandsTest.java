package dev.slipway.cli.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCommandsTest {
    private static final String LIST = "GET /apps/shop/sni-endpoints";
    private static final String OSLO = endpoint("oslo-1", "2026-12-07T12:00:00Z", "www.example.com");
    private static final String RIGA = endpoint("riga-2", "2027-11-25T12:00:00Z", "*.example.org");

    @TempDir
    Path folder;

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        Files.writeString(folder.resolve("server.crt"), "CERTIFICATE");
        Files.writeString(folder.resolve("server.key"), "KEY");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String endpoint(String name, String end, String host) {
        return """
                {"name":"%s","id":"id-%s","domains":["d1"],"ssl_cert":{"ca_signed?":false,"self_signed?":true,
                 "cert_domains":["%s"],"expires_at":"%s","starts_at":"2026-11-25T12:00:00Z",
                 "issuer":"/CN=Root","subject":"/CN=%s"}}""".formatted(name, name, host, end, host);
    }

    private Run run(String... arguments) {
        return Run.in(folder, platform, arguments);
    }

    @Test
    void listsCertificatesAndWarnsOfThoseThatEnd() {
        platform.on(LIST, "[" + OSLO + "," + RIGA + "]");
        Run run = run("certs", "-a", "shop");
        assertEquals("""
                Name    Common Name(s)   Expires               Trusted  Type  Domains
                oslo-1  www.example.com  2026-12-07 12:00 UTC  False    SNI   1
                riga-2  *.example.org    2027-11-25 12:00 UTC  False    SNI   1
                """, run.out());
        assertTrue(run.err().contains("oslo-1 expires in 12 days. Replace it:"), run.err());
        assertFalse(run.err().contains("riga-2"), run.err());
    }

    @Test
    void saysHowToAddTheFirst() {
        platform.on(LIST, "[]");
        assertTrue(run("certs", "-a", "shop").out().startsWith("shop has no SSL certificates.\nUse "));
        assertTrue(run("certs:info", "-a", "shop").err().contains("certs:add CRT KEY"));
    }

    @Test
    void addsACertificateAndShowsItForTheDomainsThatHaveNone() {
        platform.on("POST /apps/shop/sni-endpoints", 201, RIGA)
                .on("GET /apps/shop/domains", """
                        [{"hostname":"shop.localhost","kind":"heroku"},
                         {"hostname":"a.example.org","kind":"custom","sni_endpoint":null},
                         {"hostname":"b.example.org","kind":"custom","sni_endpoint":{"name":"oslo-1"}},
                         {"hostname":"example.net","kind":"custom","sni_endpoint":null}]""")
                .on("PATCH /apps/shop/domains/a.example.org", "{}");
        Run run = run("certs:add", "server.crt", "server.key", "-a", "shop");
        assertEquals(0, run.code(), run.err());
        assertEquals("Adding SSL certificate to ⬢ shop... done\nShowing riga-2 for a.example.org... done\n", run.err());
        assertTrue(run.out().startsWith("Certificate details:\nCommon Name(s):  *.example.org\n"), run.out());
        assertTrue(run.out().endsWith("Domain(s):       a.example.org\nSSL certificate is self signed.\n"), run.out());
        assertEquals(
                "{\"certificate_chain\":\"CERTIFICATE\",\"private_key\":\"KEY\"}",
                platform.request("POST /apps/shop/sni-endpoints").body());
        assertEquals(
                "{\"sni_endpoint\":\"riga-2\"}",
                platform.request("PATCH /apps/shop/domains/a.example.org").body());
    }

    @Test
    void addsACertificateForTheDomainsThatAreNamed() {
        platform.on("POST /apps/shop/sni-endpoints", 201, RIGA)
                .on("PATCH /apps/shop/domains/x.example.org", "{}")
                .on("PATCH /apps/shop/domains/y.example.org", "{}");
        Run run =
                run("certs:add", "server.crt", "server.key", "--domains", "x.example.org,y.example.org", "-a", "shop");
        assertEquals(0, run.code(), run.err());
        platform.request("PATCH /apps/shop/domains/y.example.org");
    }

    @Test
    void saysThatNoDomainShowsTheCertificate() {
        platform.on("POST /apps/shop/sni-endpoints", 201, OSLO).on("GET /apps/shop/domains", "[]");
        Run run = run("certs:add", "server.crt", "server.key", "-a", "shop");
        assertTrue(run.err().contains("domains:add HOSTNAME --cert oslo-1 -a shop"), run.err());
    }

    @Test
    void sendsNothingIfAFileCanNotBeRead() throws IOException {
        assertTrue(
                run("certs:add", "none.crt", "server.key", "-a", "shop").err().contains("none.crt can't be read"));
        Files.write(folder.resolve("der.crt"), new byte[] {48, (byte) 130, (byte) 255});
        assertTrue(run("certs:add", "der.crt", "server.key", "-a", "shop").err().contains("openssl x509 -inform der"));
        Files.write(folder.resolve("large.crt"), new byte[2 * 1024 * 1024]);
        assertTrue(
                run("certs:add", "large.crt", "server.key", "-a", "shop").err().contains("too large"));
        assertEquals(0, platform.requests().size());
    }

    @Test
    void showsACertificateWithItsDomains() {
        platform.on(LIST, "[" + OSLO + "," + RIGA + "]")
                .on("GET /apps/shop/domains/d1", "{\"hostname\":\"www.example.com\"}");
        Run run = run("certs:info", "--name", "oslo-1", "--show-domains", "-a", "shop");
        assertTrue(
                run.out().contains("Subject:         /CN=www.example.com\nDomain(s):       www.example.com\n"),
                run.out());
        assertTrue(run.err().contains("oslo-1 expires in 12 days"), run.err());
        assertTrue(run("certs:info", "-a", "shop").err().contains("Say which with --name, one of: oslo-1, riga-2"));
        assertTrue(run("certs:info", "--name", "x", "-a", "shop").err().contains("There is no certificate x."));
    }

    @Test
    void replacesACertificateOnceThatIsConfirmed() {
        platform.on(LIST, "[" + OSLO + "]").on("PATCH /apps/shop/sni-endpoints/oslo-1", OSLO);
        Run refused = run("certs:update", "server.crt", "server.key", "-a", "shop");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("add --confirm shop"), refused.err());
        Run run = run("certs:update", "server.crt", "server.key", "--confirm", "shop", "-a", "shop");
        assertEquals("Updating SSL certificate oslo-1 for ⬢ shop... done\n", run.err());
        assertTrue(run.out().startsWith("Updated certificate details:\n"), run.out());
    }

    @Test
    void removesACertificateOnceThatIsConfirmed() {
        platform.on(LIST, "[" + OSLO + "]").on("DELETE /apps/shop/sni-endpoints/oslo-1", OSLO);
        Run refused = run("certs:remove", "--confirm", "other", "-a", "shop");
        assertTrue(refused.err().contains("Confirmation other did not match shop"), refused.err());
        Run run = run("certs:remove", "--confirm", "shop", "-a", "shop");
        assertEquals("Removing SSL certificate oslo-1 from ⬢ shop... done\n", run.err());
    }

    @Test
    void generatesAKeyWithARequestOrACertificateAndOverwritesNone() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        platform.on(LIST, "[" + OSLO + "]");
        Run request = run("certs:generate", "new.example.com", "--owner", "A/B", "-a", "shop");
        assertEquals(0, request.code(), request.err());
        assertTrue(Files.exists(folder.resolve("new.example.com.csr")));
        assertTrue(request.err().contains("certs:add CERTFILE new.example.com.key"), request.err());
        Run made = run("certs:generate", "www.example.com", "--selfsigned", "--now", "-a", "shop");
        assertTrue(made.err().contains("certs:update www.example.com.crt www.example.com.key"), made.err());
        assertEquals(1, run("certs:generate", "www.example.com", "-a", "shop").code());
        assertEquals(1, run("certs:generate", "../evil", "-a", "shop").code());
    }
}
