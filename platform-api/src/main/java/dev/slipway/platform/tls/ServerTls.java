package dev.slipway.platform.tls;

import dev.slipway.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What this installation's TLS ports show: its own names, signed by its own authority. Thread-safe. */
@ApplicationScoped
public class ServerTls {
    private static final char[] NO_PASSWORD = {};
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private final PlatformConfig config;
    private final Clock clock;

    ServerTls(PlatformConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The authority's certificate, which clients have to trust. */
    public Path authority() {
        return folder().resolve("ca.pem");
    }

    /** A context for server sockets. Makes authority and certificate if they are not there yet. */
    public SSLContext context() {
        Identity identity = identity();
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "server", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java can't serve TLS", e);
        }
    }

    /** The same as PEM files: the certificate with its authority's, and its key. */
    record Files(Path certificates, Path key) {}

    Files files() {
        identity();
        return new Files(folder().resolve("server.pem"), folder().resolve("server-key.pem"));
    }

    /** A new key with a certificate of the installation's authority for a name of an app. */
    public synchronized Identity issue(String hostname) {
        return localAuthority().issue(hostname);
    }

    /** The certificate of the authority that issues. */
    public synchronized X509Certificate issuer() {
        return localAuthority().certificate();
    }

    private synchronized Identity identity() {
        return localAuthority().server(hostnames(), addresses());
    }

    private LocalAuthority localAuthority() {
        return new LocalAuthority(folder(), config.installation(), clock);
    }

    private List<String> hostnames() {
        Stream<String> own = Stream.of("localhost", config.domain(), "*." + config.domain());
        return Stream.concat(own, apiHost().filter(host -> !isAddress(host)).stream())
                .distinct()
                .toList();
    }

    private List<String> addresses() {
        Stream<String> loopback = Stream.of("127.0.0.1", "0:0:0:0:0:0:0:1");
        return Stream.concat(loopback, apiHost().filter(ServerTls::isAddress).stream())
                .distinct()
                .toList();
    }

    private Optional<String> apiHost() {
        return Optional.ofNullable(URI.create(config.apiUrl()).getHost());
    }

    private static boolean isAddress(String host) {
        return IPV4.matcher(host).matches();
    }

    private Path folder() {
        return config.home().resolve("tls");
    }
}
