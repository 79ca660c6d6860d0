package dev.slipway.platform.hint;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker in KRaft mode, a process of its own that can be killed and started again with its data. */
public class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private static final int NODE = 1;
    private static final Duration UP_WITHIN = Duration.ofSeconds(60);

    /** Short sessions, so that a broker that was killed soon has its number back. */
    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=%1$d
            controller.quorum.voters=%1$d@127.0.0.1:%3$d
            controller.listener.names=CONTROLLER
            listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs=%4$s
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            group.initial.rebalance.delay.ms=0
            broker.session.timeout.ms=2000
            broker.heartbeat.interval.ms=500
            num.io.threads=2
            num.network.threads=1
            """;

    private Path folder;
    private int port;
    private Process process;

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> start() {
        try {
            if (folder == null) {
                format();
            }
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "kafka.Kafka",
                            folder.resolve("server.properties").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("broker.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (Exception e) {
            throw new IllegalStateException("could not start a Kafka broker for the tests", e);
        }
        await().atMost(UP_WITHIN).until(this::answers);
        return Map.of("slipway.kafka.bootstrap-servers", address());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KafkaBroker.class));
    }

    /** Ends it as a power cut would; its port stays its own. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void stop() {
        if (process != null) {
            kill();
        }
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format() throws Exception {
        folder = Files.createTempDirectory("slipway-kafka-test");
        String data = folder.resolve("data").toString();
        port = freePort();
        Files.writeString(folder.resolve("server.properties"), SETTINGS.formatted(NODE, port, freePort(), data));
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(data))
                .setMetadataLogDirectory(data)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .run();
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the Kafka broker ended: " + Files.readString(folder.resolve("broker.log")));
        }
        try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
