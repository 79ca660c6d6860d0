package dev.slipway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContainersTest {
    private static final String TOO_MUCH_MEMORY = "perl -e '$x = \"x\" x 1_000_000_000'";

    private static TestEngine test;
    private static Engine engine;

    @BeforeAll
    static void open() {
        test = TestEngine.open();
        engine = test.engine();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    private static String started(String command) {
        String id = engine.create(test.shell(command));
        engine.start(id);
        return id;
    }

    private static List<String> log(String id) {
        List<String> lines = new ArrayList<>();
        engine.follow(id, null, record -> lines.add(new String(record.line(), UTF_8)));
        return lines;
    }

    @Test
    void tellsExitCodeAndTheLogToItsEnd() {
        String id = started("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo line $i; done; printf unfinished; exit 7");
        List<String> expected = new ArrayList<>(
                IntStream.rangeClosed(1, 3000).mapToObj(i -> "line " + i).toList());
        expected.add("unfinished");
        assertEquals(expected, log(id));
        assertEquals(Optional.of(7), engine.await(id, Duration.ofSeconds(60)));
        Container ended = engine.inspect(id).orElseThrow();
        assertEquals(Optional.of(7), ended.exitCode());
        assertFalse(ended.running());
    }

    @Test
    void splitsALineOfTenMegabytes() {
        String id = started("perl -e 'print \"x\" x 10_000_000; print \"\\nend\\n\"'");
        List<String> lines = log(id);
        assertEquals("end", lines.getLast());
        assertEquals(10_000_000, lines.stream().mapToInt(String::length).sum() - 3);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 10_000));
    }

    @Test
    void followsFromAMomentOn() {
        String id = started("echo one; sleep 0.2; echo two >&2; sleep 0.2; echo three");
        List<LogRecord> all = new ArrayList<>();
        engine.follow(id, null, all::add);
        List<String> later = new ArrayList<>();
        engine.follow(id, all.get(1).at(), record -> later.add(new String(record.line(), UTF_8)));
        assertEquals(List.of("two", "three"), later);
        assertTrue(all.get(1).stderr());
    }

    @Test
    void runsWithoutCapabilitiesOrWaysToGainThem() {
        String status = String.join("\n", log(started("id -u; cat /proc/self/status")));
        assertTrue(status.startsWith("1000\n"), status);
        assertTrue(status.contains("CapBnd:\t0000000000000000"), status);
        assertTrue(status.contains("NoNewPrivs:\t1"), status);
        assertTrue(status.contains("Seccomp:\t2"), status);
    }

    @Test
    void sendsSigtermToTheWholeProcessGroup() {
        String id = started(
                "trap exit TERM; sh -c 'trap \"echo child got it; exit 5\" TERM; while :; do sleep 0.05; done'");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            return engine.exec(id, List.of("sh", "-c", "cat /proc/*/cmdline"), Map.of(), "", null, out) == 0
                    && out.toString(UTF_8).contains("sh\0-c\0trap \"");
        });
        engine.stop(id, Duration.ofSeconds(10));
        assertTrue(log(id).contains("child got it"));
        assertEquals(Optional.of(5), engine.inspect(id).orElseThrow().exitCode());
    }

    @Test
    void executesWithInputEnvironmentAndUser() {
        String id = started("sleep 60");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = engine.exec(
                id,
                List.of("sh", "-c", "cat; echo $WORD; id -u; echo err >&2; exit 3"),
                Map.of("WORD", "hello"),
                "1234:1234",
                new ByteArrayInputStream("input\n".getBytes(UTF_8)),
                out);
        assertEquals(3, code);
        assertEquals(
                Set.of("input", "hello", "1234", "err"),
                Set.copyOf(out.toString(UTF_8).lines().toList()));
        engine.kill(id);
        assertEquals(137, engine.await(id, Duration.ofSeconds(60)).orElseThrow());
        engine.stop(id, Duration.ofSeconds(1));
        engine.kill(id);
    }

    @Test
    void copiesFilesOut() throws Exception {
        String id = engine.create(test.shell("true"));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(engine.copyFrom(id, "/bin/cat"))) {
            assertEquals("cat", tar.getNextEntry().getName());
        }
        try (TarArchiveInputStream tar = new TarArchiveInputStream(engine.copyFrom(id, "/bin/cat"))) {
            engine.copyInto(id, "/tmp", new ByteArrayInputStream(tarOf(tar)));
        }
        try (TarArchiveInputStream tar = new TarArchiveInputStream(engine.copyFrom(id, "/tmp/cat"))) {
            assertEquals("cat", tar.getNextEntry().getName());
        }
    }

    private static byte[] tarOf(TarArchiveInputStream in) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new org.apache.commons.compress.archivers.tar.TarArchiveOutputStream(bytes)) {
            out.putArchiveEntry(in.getNextEntry());
            in.transferTo(out);
            out.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void takesItsAddressInItsNetworkAndLeavesOthersInstallationsAlone() {
        String network = test.uniqueName();
        engine.ensureNetwork(new NetworkSpec(network, "10.222.250.0/28", "10.222.250.1", Map.of()));
        engine.ensureNetwork(new NetworkSpec(network, "10.222.250.0/28", "10.222.250.1", Map.of()));
        ContainerSpec plain = test.shell("sleep 60");
        String id = engine.create(new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.entrypoint(),
                plain.command(),
                Optional.of("/tmp"),
                Optional.empty(),
                Map.of("A", "b=c\nd"),
                Map.of("my.label", "x"),
                Optional.of(network),
                Optional.of("10.222.250.7"),
                // More cores than the machine has: the quota is simply never reached.
                new ContainerSpec.Limits(128, 64, 64, List.of("CHOWN")),
                List.of(),
                Map.of("/scratch", "size=1m")));
        engine.start(id);
        engine.start(id);
        Container running = engine.inspect(id).orElseThrow();
        assertEquals(Optional.of("10.222.250.7"), running.address());
        assertTrue(running.processId().isPresent());
        assertTrue(running.startedAt().orElseThrow().isBefore(Instant.now()));
        assertEquals(1, engine.list(Map.of("my.label", "x")).size());
        engine.removeNetwork(network);
        assertEquals(List.of(network), engine.networks(Map.of()));
        try (DockerEngine other = DockerEngine.connect(EngineConfig.of(System.getenv(), "other-installation"))) {
            assertEquals(List.of(), other.list(Map.of("my.label", "x")));
            assertFalse(other.networks(Map.of()).contains(network));
        }
        engine.remove(id);
        engine.remove(id);
        assertTrue(engine.inspect(id).isEmpty());
        engine.removeNetwork(network);
        assertEquals(List.of(), engine.networks(Map.of()));
    }

    @Test
    void tellsEventsOfItsOwnContainers() throws Exception {
        Set<ContainerEvent.Kind> seen = ConcurrentHashMap.newKeySet();
        try (AutoCloseable events = engine.events(event -> seen.add(event.kind()))) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> seen.contains(ContainerEvent.Kind.CONNECTED));
            String id = started(TOO_MUCH_MEMORY);
            engine.await(id, Duration.ofSeconds(60));
            engine.remove(id);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> seen.size() == ContainerEvent.Kind.values().length);
        }
    }

    @Test
    void saysWhatFailedOnWhatAndWhy() {
        EngineException refused = assertThrows(EngineException.class, () -> engine.start("nosuchcontainer"));
        assertEquals(
                "The engine could not start the container nosuchcontainer: No such container: nosuchcontainer",
                refused.getMessage());
        EngineConfig away = new EngineConfig(URI.create("unix:///tmp/no-engine-here.sock"), "x");
        try (DockerEngine absent = DockerEngine.connect(away)) {
            assertFalse(absent.answers());
            EngineException unreachable = assertThrows(EngineUnavailableException.class, () -> absent.list(Map.of()));
            assertTrue(unreachable.getMessage().contains("no-engine-here.sock"), unreachable.getMessage());
        }
    }

    @Test
    void tellsAnImagesUser() {
        assertEquals(Optional.of("1000:1000"), engine.imageUser(test.image()));
        assertFalse(engine.hasImage("sha256:" + "0".repeat(64)));
    }

    @Test
    void reportsAnEndForItsMemoryLimit() {
        String id = started(TOO_MUCH_MEMORY);
        engine.await(id, Duration.ofSeconds(60));
        assertTrue(engine.inspect(id).orElseThrow().outOfMemory());
    }
}
