package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Docker Engine that may be killed and started: the tests' own, with folders, a socket and a network namespace of its
 * own, so that neither the machine's engine nor its packet filter has to do with it. What is to reach its containers
 * must run in that namespace too.
 */
final class OwnEngine implements AutoCloseable {
    private static final List<String> NEEDED = List.of("dockerd", "docker", "ip", "nsenter", "iptables");

    private final Path folder;
    private final String name = "sw%06x".formatted(ThreadLocalRandom.current().nextInt(1 << 24));
    private final String subnet = "100.127." + ThreadLocalRandom.current().nextInt(256) + ".";
    private final int base = 4 * ThreadLocalRandom.current().nextInt(64);
    private Process daemon;

    private OwnEngine(Path folder) {
        this.folder = folder;
    }

    /** Why there can be none on this machine; empty if there can. */
    static Optional<String> missing() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can start an engine of its own");
        }
        for (String command : NEEDED) {
            if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .noneMatch(directory -> Files.isExecutable(Path.of(directory, command)))) {
                return Optional.of("an engine of its own needs the command " + command);
            }
        }
        String probe = "sw%06x".formatted(ThreadLocalRandom.current().nextInt(1 << 24));
        Result made = command(List.of("ip", "netns", "add", probe)).run();
        if (made.code() != 0) {
            return Optional.of("no network namespace can be made here: " + made.output());
        }
        command(List.of("ip", "netns", "delete", probe)).run().ok();
        return Optional.empty();
    }

    static OwnEngine create() {
        try {
            OwnEngine engine = new OwnEngine(Files.createTempDirectory(Path.of("/var/tmp"), "slipway-engine"));
            Files.writeString(engine.folder.resolve("daemon.json"), "{}");
            try {
                engine.connect();
                engine.start();
            } catch (RuntimeException | Error e) {
                engine.close();
                throw e;
            }
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect() {
        String outer = name + "h";
        String inner = name + "n";
        command(List.of("ip", "netns", "add", name)).run().ok();
        ip("link", "add", outer, "type", "veth", "peer", "name", inner, "netns", name);
        ip("addr", "add", outside() + "/30", "dev", outer);
        ip("link", "set", outer, "up");
        ip("-n", name, "addr", "add", address() + "/30", "dev", inner);
        ip("-n", name, "link", "set", inner, "up");
        ip("-n", name, "link", "set", "lo", "up");
        ip("-n", name, "route", "add", "default", "via", outside());
    }

    private static void ip(String... arguments) {
        List<String> line = new ArrayList<>(List.of("ip"));
        line.addAll(List.of(arguments));
        command(line).run().ok();
    }

    /** The namespace's address, as it is reached from here. */
    String address() {
        return subnet + (base + 2);
    }

    /** This machine's address beyond the namespace: the outside, for whoever is in it. */
    String outside() {
        return subnet + (base + 1);
    }

    Map<String, String> environment() {
        return Map.of("DOCKER_HOST", "unix://" + socket());
    }

    private Path socket() {
        return folder.resolve("docker.sock");
    }

    /** The command line that runs another one in the namespace. Unlike {@code ip netns exec}, it leaves mounts alone. */
    List<String> enter(List<String> line) {
        List<String> entering = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + name, "--"));
        entering.addAll(line);
        return entering;
    }

    /** Runs a command in the namespace. */
    void run(String... line) {
        command(enter(List.of(line))).run().ok();
    }

    /** Returns once it answers. */
    void start() {
        List<String> line = enter(List.of(
                "dockerd",
                "--config-file=" + folder.resolve("daemon.json"),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--host=unix://" + socket(),
                "--containerd-namespace=" + name,
                "--containerd-plugins-namespace=" + name + "-plugins"));
        try {
            daemon = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the engine's answer").atMost(Duration.ofSeconds(120)).until(() -> answers() || !daemon.isAlive());
        if (!daemon.isAlive()) {
            throw new AssertionError("dockerd ended at once: " + read(log()));
        }
    }

    private boolean answers() {
        return new Command(Path.of("/"), withEngine(), List.of("docker", "version"))
                        .run()
                        .code()
                == 0;
    }

    private Map<String, String> withEngine() {
        Map<String, String> all = new java.util.HashMap<>(System.getenv());
        all.putAll(environment());
        return all;
    }

    /** SIGKILL: containers run on, and nobody cares for them. */
    void kill() {
        Optional<ProcessHandle> containerd = containerd();
        end(daemon.destroyForcibly());
        // It dies with dockerd; a dockerd that starts while it is dying would take it for its own.
        containerd.ifPresent(process ->
                await("containerd's end").atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive()));
    }

    private Optional<ProcessHandle> containerd() {
        Path file = folder.resolve("exec/containerd/containerd.pid");
        return Files.exists(file) ? ProcessHandle.of(Long.parseLong(read(file).strip())) : Optional.empty();
    }

    /** SIGTERM: it ends its containers, and then itself. */
    void stop() {
        daemon.destroy();
        end(daemon);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("dockerd did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "its log can't be read: " + e;
        }
    }

    private static Command command(List<String> line) {
        return new Command(Path.of("/"), System.getenv(), line);
    }

    private List<String> mounts() {
        return read(Path.of("/proc/mounts"))
                .lines()
                .map(line -> line.split(" ")[1])
                .filter(mount -> mount.startsWith(folder + "/"))
                .toList();
    }

    @Override
    public void close() {
        if (daemon != null && daemon.isAlive()) {
            stop();
        }
        // Only what an engine leaves that could not end its containers; the folder's name is in their command lines.
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder + "/"))
                .forEach(ProcessHandle::destroyForcibly);
        mounts().reversed()
                .forEach(mount -> command(List.of("umount", "--lazy", mount)).run());
        // With the namespace its end of the link goes, and with that the other.
        command(List.of("ip", "netns", "delete", name)).run();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
