package dev.slipway.platform.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.certificate.TestCertificate.Order;
import java.io.IOException;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static final String HOST = "www.example.com";
    private static final Duration DAY = Duration.ofDays(1);

    private final Inspection inspection = new Inspection(Clock.systemUTC());

    private CertifiedKey read(TestCertificate given) {
        return inspection.read(given.chain(), given.key());
    }

    private void refused(String reason, TestCertificate given) {
        refused(reason, given.chain(), given.key());
    }

    private void refused(String reason, String chain, String key) {
        String message = assertThrows(SlipwayException.class, () -> inspection.read(chain, key))
                .getMessage();
        assertTrue(message.contains(reason), message);
        assertFalse(message.contains("%"), message);
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "RSA, 4096", "EC, 256", "EC, 384", "EC, 521", "Ed25519, 0"})
    void takesEachKindOfKeyThatBrowsersTake(String algorithm, int bits) {
        TestCertificate given = new Order(HOST).key(algorithm, bits).make();
        CertifiedKey read = read(given);
        assertEquals(List.of(given.certificate()), read.chain());
        assertEquals(given.keys.getPrivate(), read.key());
    }

    @Test
    void readsTheOlderFormsOfKeys() throws Exception {
        TestCertificate rsa = new Order(HOST).key("RSA", 2048).make();
        String pkcs1 = TestCertificate.pem("RSA PRIVATE KEY", inner(rsa));
        assertEquals(
                rsa.keys.getPrivate(),
                inspection.read(rsa.chain(), "some words before it\n" + pkcs1).key());

        TestCertificate ec = TestCertificate.of(HOST);
        var point = SubjectPublicKeyInfo.getInstance(
                        ec.certificate().getPublicKey().getEncoded())
                .getPublicKeyData();
        var secret = ((ECPrivateKey) ec.keys.getPrivate()).getS();
        String sec1 = TestCertificate.pem(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret, point, SECObjectIdentifiers.secp256r1)
                        .getEncoded());
        String curve = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        assertEquals(
                secret,
                ((ECPrivateKey) inspection.read(ec.chain(), curve + sec1).key()).getS());
    }

    /** The key within PKCS #8. */
    private static byte[] inner(TestCertificate given) throws IOException {
        return PrivateKeyInfo.getInstance(given.keys.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
    }

    @Test
    void refusesAnEncryptedKeyAndSaysHowToDecryptIt() throws Exception {
        TestCertificate given = TestCertificate.of(HOST);
        byte[] sealed = new EncryptedPrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2), new byte[48])
                .getEncoded();
        refused("openssl pkey", given.chain(), TestCertificate.pem("ENCRYPTED PRIVATE KEY", sealed));
        String old = TestCertificate.pem("RSA PRIVATE KEY", new byte[48])
                .replaceFirst(
                        "\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00000000000000000000000000000000\n\n");
        refused("openssl pkey", given.chain(), old);
    }

    @Test
    void refusesWhatIsNoKey() {
        TestCertificate given = TestCertificate.of(HOST);
        refused("can't be read", given.chain(), "no key at all");
        refused("can't be read", given.chain(), TestCertificate.pem("PRIVATE KEY", new byte[] {1, 2, 3}));
        refused("can't be read", given.chain(), "-----BEGIN PRIVATE KEY-----\n!!\u0000\n-----END PRIVATE KEY-----\n");
        refused("can't be read", given.chain(), "-----BEGIN PRIVATE KEY-----\n");
        refused("swapped", given.chain(), given.chain());
        refused("2 keys", given.chain(), given.key() + TestCertificate.of(HOST).key());
        refused("has 20000 characters", given.chain(), "x".repeat(20_000));
        refused(
                "RSA, ECDSA or Ed25519",
                given.chain(),
                new Order(HOST).key("Ed448", 0).make().key());
    }

    @Test
    void refusesWhatIsNoCertificate() {
        TestCertificate given = TestCertificate.of(HOST);
        refused("can't be read", "no certificate", given.key());
        refused("can't be read", TestCertificate.pem("CERTIFICATE", new byte[] {48, 3, 1, 1}), given.key());
        refused("belongs into private_key", given.chain() + given.key(), given.key());
        refused("too large", "x".repeat(70_000), given.key());
        StringBuilder many = new StringBuilder(given.chain());
        for (int i = 0; i < 10; i++) {
            many.append(TestCertificate.of("h" + i + ".example.com").chain());
        }
        refused("too large", many.toString(), given.key());
    }

    @Test
    void refusesAKeyOfAnotherCertificate() {
        TestCertificate given = TestCertificate.of(HOST);
        refused(
                "doesn't belong to the certificate of www.example.com",
                given.chain(),
                TestCertificate.of(HOST).key());
        refused(
                "doesn't belong",
                given.chain(),
                new Order(HOST).key("RSA", 2048).make().key());
    }

    @Test
    void putsAChainIntoItsOrder() {
        TestCertificate root = new Order().subject("CN=Root").authority().make();
        TestCertificate between =
                new Order().subject("CN=Between").authority().signedBy(root).make();
        TestCertificate own = new Order(HOST).signedBy(between).make();
        List<String> pems = List.of(
                TestCertificate.pem(root.certificate()),
                TestCertificate.pem(between.certificate()),
                TestCertificate.pem(between.certificate()),
                TestCertificate.pem(own.certificate()));
        CertifiedKey read = inspection.read(String.join("", pems), own.key());
        assertEquals(List.of(own.certificate(), between.certificate(), root.certificate()), read.chain());
        assertEquals(read.id(), CertifiedKey.id(ChainPem.stored(ChainPem.write(read.chain()))));
        refused("CN=Root has no place", pems.getFirst() + pems.getLast(), own.key());
    }

    @Test
    void refusesWhatIsNotValidNow() {
        refused(
                "expired at",
                new Order(HOST).valid(DAY.multipliedBy(-2), DAY.negated()).make());
        refused("is valid from", new Order(HOST).valid(DAY, DAY.multipliedBy(2)).make());
    }

    @Test
    void refusesWhatBrowsersRefuse() {
        refused("1024 bits", new Order(HOST).key("RSA", 1024).make());
        refused("6144 bits", new Order(HOST).key("RSA", 6144).make());
        refused(
                "signed with SHA1withECDSA",
                new Order(HOST).signature("SHA1withECDSA").make());
        refused(
                "not for servers",
                new Order(HOST).purpose(KeyPurposeId.id_kp_clientAuth).make());
        refused(
                "digitalSignature",
                new Order(HOST).usage(KeyUsage.keyEncipherment).make());
        read(new Order(HOST)
                .purpose(KeyPurposeId.id_kp_serverAuth)
                .usage(KeyUsage.digitalSignature)
                .make());
    }

    @Test
    void namesItsHosts() {
        CertificateDetails details = CertificateDetails.of(
                List.of(TestCertificate.of("Example.com", "*.example.com").certificate()));
        assertEquals(List.of("example.com", "*.example.com"), details.names());
        assertTrue(details.covers("example.com"));
        assertTrue(details.covers("www.example.com"));
        assertFalse(details.covers("a.www.example.com"));
        assertFalse(details.covers("example.org"));
        assertFalse(details.covers("com"));
        assertEquals(List.of("nobody"), CertificateNames.of(new Order().make().certificate()));
    }

    @Test
    void takesWhatIsNoHostForNone() {
        TestCertificate odd = TestCertificate.of("\u001b[2J.example.com", "a b", HOST);
        assertEquals(List.of(HOST), CertificateNames.of(odd.certificate()));
        refused("names no host", TestCertificate.of("\u001b[2J"));
        TestCertificate root = new Order().subject("CN=Ro\u0007ot").make();
        assertEquals(
                "/CN=Ro?ot", CertificateDetails.of(List.of(root.certificate())).subject());
    }

    @Test
    void tellsWhoSignedIt() {
        TestCertificate root =
                new Order().subject("CN=Root,O=Example,C=DE").authority().make();
        CertificateDetails signed = CertificateDetails.of(
                List.of(new Order(HOST).signedBy(root).make().certificate()));
        assertEquals("/C=DE/O=Example/CN=Root", signed.issuer());
        assertEquals("/C=DE/O=Example/CN=www.example.com", signed.subject());
        assertFalse(signed.selfSigned());
        assertFalse(signed.trusted());
        assertTrue(CertificateDetails.of(List.of(root.certificate())).selfSigned());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[redacted]", HOST})
    void printsNoKey(String shown) {
        TestCertificate given = TestCertificate.of(HOST);
        assertTrue(read(given).toString().contains(shown), read(given).toString());
    }
}
