package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An installation with a home and ports of its own, started by the script; most tests share one. */
final class Slipway implements AutoCloseable {
    /** The lock of test classes that run beside the others, with an installation of their own. */
    static final String BESIDE = "beside the others";

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path SCRIPT = ROOT.resolve("slipway");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final Optional<OwnEngine> engine;
    private final String address;
    private final int platformPort;
    private final int routerPort;
    private final int sshPort;
    private final int tlsPort;
    private final int routerTlsPort;
    private final int authorityPort;

    private Slipway(Path folder, List<Integer> ports, Optional<OwnEngine> engine) {
        this.folder = folder;
        this.engine = engine;
        this.address = engine.map(OwnEngine::address).orElse("127.0.0.1");
        this.platformPort = ports.get(0);
        this.routerPort = ports.get(1);
        this.sshPort = ports.get(4);
        this.tlsPort = ports.get(5);
        this.routerTlsPort = ports.get(2);
        this.authorityPort = ports.get(6);
        String userHome = System.getProperty("user.home");
        environment.keySet().removeIf(name -> name.startsWith("SLIPWAY_") && !name.equals("SLIPWAY_BUILD"));
        environment.put("SLIPWAY_CACHE", System.getenv().getOrDefault("SLIPWAY_CACHE", userHome + "/.cache/slipway"));
        environment.put("SLIPWAY_HOME", home().toString());
        environment.put("SLIPWAY_PORT", Integer.toString(platformPort));
        environment.put("SLIPWAY_ROUTER_PORT", Integer.toString(routerPort));
        environment.put("SLIPWAY_ROUTER_TLS_PORT", Integer.toString(routerTlsPort));
        environment.put("SLIPWAY_RENDEZVOUS_PORT", Integer.toString(ports.get(3)));
        environment.put("SLIPWAY_SSH_PORT", Integer.toString(sshPort));
        environment.put("SLIPWAY_TLS_PORT", Integer.toString(tlsPort));
        environment.put("SLIPWAY_DYNO_BOOT_TIMEOUT", "30S");
        environment.put("SLIPWAY_ACME_DIRECTORY", "https://localhost:" + authorityPort + "/dir");
        environment.put("SLIPWAY_ACME_TRUSTED_ROOTS", Pebble.root(folder).toString());
        environment.put("SLIPWAY_ACME_FIRST_PAUSE", "2S");
        environment.put("SLIPWAY_OUTBOUND_TRUSTED_HOSTS", "localhost");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        engine.ifPresent(own -> {
            environment.putAll(own.environment());
            environment.put("SLIPWAY_BIND", "0.0.0.0");
        });
    }

    /** Starts it on the machine's engine; if that fails, what did start is ended again. */
    static Slipway up() {
        return up(Optional.empty());
    }

    /** Starts it on that engine, in its network namespace. */
    static Slipway up(OwnEngine engine) {
        return up(Optional.of(engine));
    }

    private static Slipway up(Optional<OwnEngine> engine) {
        try {
            Slipway slipway = new Slipway(Files.createTempDirectory("slipway-e2e"), freePorts(7), engine);
            Result up = slipway.run("up");
            if (up.code() != 0) {
                slipway.run("down");
            }
            up.ok();
            return slipway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    Path folder() {
        return folder;
    }

    Path home() {
        return folder.resolve("home");
    }

    int platformPort() {
        return platformPort;
    }

    int routerPort() {
        return routerPort;
    }

    /** Where the platform looks for a certificate authority; there is one while a {@link Pebble} runs. */
    int authorityPort() {
        return authorityPort;
    }

    int sshPort() {
        return sshPort;
    }

    int tlsPort() {
        return tlsPort;
    }

    int databasePort() {
        return Integer.parseInt(read("database-port"));
    }

    String id() {
        return read("installation-id");
    }

    /** A file of the installation's home. */
    String read(String file) {
        try {
            return Files.readString(home().resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result run(String... arguments) {
        return in(folder, arguments).run();
    }

    /** {@code up} with more in its environment, with which the platform is started anew. */
    Result up(Map<String, String> more) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.putAll(more);
        return command(folder, changed, List.of(SCRIPT.toString(), "up")).run();
    }

    Command in(Path directory, String... arguments) {
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString()));
        line.addAll(List.of(arguments));
        return command(directory, environment, line);
    }

    /** A command that runs where the installation does. */
    Command command(Path directory, Map<String, String> environment, List<String> line) {
        return new Command(
                directory, environment, engine.map(own -> own.enter(line)).orElse(line));
    }

    /** The engine's own client, on this installation's engine. */
    String docker(String... arguments) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(arguments));
        return new Command(folder, environment, line).run().ok().strip();
    }

    /** What the router answers for a host name. */
    Response get(String host, String path) {
        try (Connection connection = connect()) {
            return connection.exchange("GET", host + ":" + routerPort, path);
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + " of " + host + " failed", e);
        }
    }

    /** A new connection to the router over TLS, after its handshake, by a client that trusts what is in a file of PEM. */
    Connection connectSecurely(String host, Path trusted) throws IOException {
        return Connection.secure(address, routerTlsPort, host, trusted);
    }

    /** What the router answers over TLS. */
    Response getSecurely(String host, Path trusted, String path) {
        try (Connection connection = connectSecurely(host, trusted)) {
            return connection.exchange("GET", host + ":" + routerTlsPort, path);
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + " of " + host + " over TLS failed", e);
        }
    }

    /** The body of what the API answers to a GET by the administrator. */
    String api(String path) {
        try (Connection connection = Connection.to(address, platformPort)) {
            connection.send(
                    "GET",
                    "localhost",
                    path,
                    "Accept: application/vnd.heroku+json; version=3\r\nAuthorization: Bearer " + read("api-key")
                            + "\r\n");
            return connection.receive().body();
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + " failed", e);
        }
    }

    /** A new connection to the router. */
    Connection connect() throws IOException {
        return Connection.to(address, routerPort);
    }

    String authority(String host) {
        return host + ":" + routerPort;
    }

    /** The process itself, under its supervisor: database, platform or router. */
    ProcessHandle process(String name) {
        return find(name).orElseThrow(() -> new AssertionError("the " + name + " doesn't run"));
    }

    /** {@code kill -9}; returns once the supervisor has started the next one, which may not be ready yet. */
    void kill(String name) {
        ProcessHandle killed = process(name);
        killed.destroyForcibly();
        await("the next " + name)
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        find(name).filter(next -> next.pid() != killed.pid()).isPresent());
    }

    void awaitReady() {
        await("the platform's readiness")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    try (Connection connection = Connection.to(address, platformPort)) {
                        return connection
                                        .exchange("GET", "localhost", "/q/health/ready")
                                        .status()
                                == 200;
                    }
                });
    }

    private Optional<ProcessHandle> find(String name) {
        try {
            String pid = Files.readString(home().resolve("run").resolve(name + ".child"));
            return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            // The supervisor is between two processes.
            return Optional.empty();
        }
    }

    /** The last test has called {@code slipway down} already, unless the run was cut short or was of one class. */
    @Override
    public void close() {
        run("down").ok();
        removeImages();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They stay for the next {@code up}, which these tests' installations don't see. */
    private void removeImages() {
        String prefix = "127.0.0.1:" + platformPort + "/";
        docker("images", "--digests", "--format", "{{.Repository}}@{{.Digest}}")
                .lines()
                .filter(image -> image.startsWith(prefix))
                .forEach(image -> docker("rmi", image));
    }
}
