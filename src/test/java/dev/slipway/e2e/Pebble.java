package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Let's Encrypt's test server, a real certificate authority by ACME: it asks the router of an installation for its challenges, as
 * every hostname leads to this machine in the DNS that it asks. It refuses one request in twenty, so that clients must repeat
 * them.
 */
final class Pebble implements AutoCloseable {
    private static final String HOST = "localhost";

    private final Path folder;
    private final Process dns;
    private final Process authority;
    private final int managementPort;

    private Pebble(Path folder, Process dns, Process authority, int managementPort) {
        this.folder = folder;
        this.dns = dns;
        this.authority = authority;
        this.managementPort = managementPort;
    }

    /** By which the authority's own server is known, below the installation's folder. */
    static Path root(Path installation) {
        return installation.resolve("authority").resolve(HOST + ".crt");
    }

    static Pebble start(Slipway slipway) {
        try {
            Path folder = Files.createDirectories(root(slipway.folder()).getParent());
            List<Integer> ports = Slipway.freePorts(3);
            identify(folder);
            Files.writeString(folder.resolve("pebble.json"), """
                    {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                     "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": 1, "ocspResponderURL": "",
                     "externalAccountBindingRequired": false}}
                    """.formatted(
                            slipway.authorityPort(),
                            ports.get(0),
                            folder.resolve(HOST + ".crt"),
                            folder.resolve(HOST + ".key"),
                            slipway.routerPort()));
            String dnsAddress = "127.0.0.1:" + ports.get(1);
            Process dns = process(
                    folder,
                    "dns",
                    "pebble-challtestsrv",
                    "-defaultIPv6",
                    "",
                    "-dns01",
                    dnsAddress,
                    "-http01",
                    "",
                    "-https01",
                    "",
                    "-tlsalpn01",
                    "",
                    "-management",
                    "127.0.0.1:" + ports.get(2));
            Process authority = process(folder, "pebble", "pebble", "-config", "pebble.json", "-dnsserver", dnsAddress);
            Pebble pebble = new Pebble(folder, dns, authority, ports.get(0));
            pebble.awaitPort(slipway.authorityPort());
            pebble.awaitPort(ports.get(2));
            return pebble;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root that signed the certificates, as a file of PEM; it changes with each start. */
    Path issuer() {
        try (Connection connection =
                Connection.secure("127.0.0.1", managementPort, HOST, folder.resolve(HOST + ".crt"))) {
            Response root = connection.exchange("GET", HOST + ":" + managementPort, "/roots/0");
            return Files.writeString(folder.resolve("issuer.pem"), root.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        authority.destroy();
        dns.destroy();
    }

    private void awaitPort(int port) {
        await("a server on port " + port)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> {
                    new Socket("127.0.0.1", port).close();
                    return true;
                });
    }

    /** Makes the key and the certificate of the authority's own server. */
    private static void identify(Path folder) throws IOException {
        String password = "for-this-test";
        Path store = folder.resolve("server.p12");
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-alias",
                HOST,
                "-dname",
                "CN=" + HOST,
                "-ext",
                "san=dns:" + HOST,
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                password);
        new Command(folder, Map.of(), line).run().ok();
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            write(
                    folder.resolve(HOST + ".crt"),
                    "CERTIFICATE",
                    keys.getCertificate(HOST).getEncoded());
            write(
                    folder.resolve(HOST + ".key"),
                    "PRIVATE KEY",
                    keys.getKey(HOST, password.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String label, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private static Process process(Path folder, String name, String... line) throws IOException {
        File log = folder.resolve(name + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
        return builder.start();
    }
}
