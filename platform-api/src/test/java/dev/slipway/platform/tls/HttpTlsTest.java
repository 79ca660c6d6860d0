package dev.slipway.platform.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HttpTlsTest {
    @Inject
    ServerTls tls;

    @TestHTTPResource(value = "/q/health/ready", tls = true)
    URI ready;

    @Test
    void servesWithACertificateOfTheInstallationsAuthority() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust()).build()) {
            assertEquals(200, get(client).statusCode());
        }
    }

    @Test
    void isNotTrustedWithoutThatAuthority() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThrows(SSLHandshakeException.class, () -> get(client));
        }
    }

    private HttpResponse<Void> get(HttpClient client) throws Exception {
        return client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding());
    }

    private SSLContext trust() throws Exception {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (InputStream pem = Files.newInputStream(tls.authority())) {
            authorities.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
