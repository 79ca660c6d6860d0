package dev.slipway.setup;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home of its own for the parts of the script: what they are asked to do happens there, and ends with it. */
final class Installation implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String PARTS =
            "common identity java engine stack database processes client up down status doctor demo test";

    private final Path home;
    private final int port;

    Installation(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    record Result(int code, String output) {}

    Path home() {
        return home;
    }

    /** Runs the script itself. */
    Result slipway(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("slipway").toString()));
        command.addAll(List.of(arguments));
        return run(input, command);
    }

    /** Runs lines of bash after all parts of the script were read. */
    Result bash(String lines) {
        String script = "set -euo pipefail\nSLIPWAY_ROOT=\"$ROOT\" SLIPWAY_SCRIPT=\"$ROOT/slipway\"\nfor part in "
                + PARTS + "; do source \"$ROOT/setup/$part.sh\"; done\n" + lines;
        return run("", List.of("bash", "-c", script));
    }

    /** The process that a pid file of run/ names. */
    Optional<ProcessHandle> process(String file) {
        try {
            return ProcessHandle.of(Long.parseLong(
                            Files.readString(home.resolve("run").resolve(file)).strip()))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    ProcessHandle awaitProcess(String file) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> process(file), Optional::isPresent)
                .orElseThrow();
    }

    private Result run(String input, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SLIPWAY_") && !name.equals("SLIPWAY_CACHE"));
        environment.put("ROOT", ROOT.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CONFIG_HOME", home.toString());
        environment.put("SLIPWAY_HOME", home.toString());
        environment.put("SLIPWAY_PORT", Integer.toString(port));
        try {
            // Of a file: a command that ends without reading it breaks a pipe.
            Path stdin = Files.writeString(Files.createTempFile("slipway-stdin", ""), input);
            Process process = builder.redirectInput(stdin.toFile()).start();
            Files.delete(stdin);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        bash("for name in platform router database; do stop_process $name 20; done");
    }
}
