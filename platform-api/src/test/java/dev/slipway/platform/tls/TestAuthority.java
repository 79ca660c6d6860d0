package dev.slipway.platform.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of a test's own, for servers and clients of other features' tests. */
public final class TestAuthority {
    private static final char[] NO_PASSWORD = {};

    private final Path folder;

    public TestAuthority(Path folder) {
        this.folder = folder;
    }

    /** For a server of these names. */
    public SSLContext server(String... hostnames) throws GeneralSecurityException, IOException {
        Identity identity = identity(hostnames);
        KeyStore keys = empty();
        keys.setKeyEntry("server", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** For a client that trusts this authority and no other. */
    public SSLContext client() throws GeneralSecurityException, IOException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", identity("localhost").chain().getLast());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private Identity identity(String... hostnames) {
        return new LocalAuthority(folder, "test", Clock.systemUTC()).server(List.of(hostnames), List.of());
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
