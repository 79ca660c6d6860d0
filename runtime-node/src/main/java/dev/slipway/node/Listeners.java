package dev.slipway.node;

import dev.slipway.engine.Container;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a container listens on, and what that says about a dyno that is not reachable on its port. */
final class Listeners {
    private static final String LISTENING = "0A";
    private static final String ENGINES_RESOLVER = "127.0.0.11";

    /** A listening TCP socket. */
    record Listener(String address, int port) {
        boolean isLoopback() {
            return address.startsWith("127.") || address.equals("::1");
        }

        @Override
        public String toString() {
            return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        }
    }

    private Listeners() {}

    /** A sentence for the user; it must be asked for before the container is killed. */
    static String hint(Engine engine, Container container, int port) {
        return table(engine, container)
                .map(table -> hint(parse(table), port))
                .orElse("what it listens on could not be seen; bind 0.0.0.0:$PORT (" + port + ")");
    }

    static String hint(List<Listener> listeners, int port) {
        Optional<Listener> samePort =
                listeners.stream().filter(listener -> listener.port() == port).findFirst();
        if (samePort.isPresent()) {
            return samePort.get().isLoopback()
                    ? "listens on " + samePort.get() + "; bind 0.0.0.0:$PORT instead"
                    : "listens on " + samePort.get() + ", but accepts no connection there";
        }
        if (listeners.isEmpty()) {
            return "listens on no port at all; bind 0.0.0.0:$PORT (" + port + ")";
        }
        Listener other = listeners.getFirst();
        return other.isLoopback()
                ? "listens on " + other + "; bind 0.0.0.0:$PORT (" + port + ") instead"
                : "listens on port " + other.port() + ", not on $PORT (" + port + ")";
    }

    /** Rows of {@code /proc/net/tcp} and {@code tcp6}: number, local address, remote address, state. */
    static List<Listener> parse(String table) {
        return table.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(LISTENING))
                .map(columns -> columns[1].split(":"))
                .map(local -> new Listener(address(local[0]), Integer.parseInt(local[1], 16)))
                .filter(listener -> !listener.address().equals(ENGINES_RESOLVER))
                .toList();
    }

    /** Addresses are hexadecimal words in the machine's byte order, which is little-endian wherever we run. */
    private static String address(String hex) {
        if (hex.length() == 8) {
            return Stream.of(6, 4, 2, 0)
                    .map(i -> String.valueOf(Integer.parseInt(hex.substring(i, i + 2), 16)))
                    .reduce((left, right) -> left + "." + right)
                    .orElseThrow();
        }
        return switch (hex) {
            case "00000000000000000000000000000000" -> "::";
            case "00000000000000000000000001000000" -> "::1";
            default -> hex.startsWith("0000000000000000FFFF0000") ? address(hex.substring(24)) : "::" + hex;
        };
    }

    private static Optional<String> table(Engine engine, Container container) {
        Optional<String> fromHost = container.processId().flatMap(Listeners::fromHost);
        return fromHost.isPresent() ? fromHost : fromInside(engine, container);
    }

    private static Optional<String> fromHost(long processId) {
        Path net = Path.of("/proc", String.valueOf(processId), "net");
        try {
            return Optional.of(Files.readString(net.resolve("tcp")) + Files.readString(net.resolve("tcp6")));
        } catch (IOException e) {
            // Not our host's process, or not ours to see.
            return Optional.empty();
        }
    }

    private static Optional<String> fromInside(Engine engine, Container container) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            engine.exec(container.id(), List.of("cat", "/proc/net/tcp", "/proc/net/tcp6"), Map.of(), "", null, output);
            return Optional.of(output.toString(StandardCharsets.UTF_8));
        } catch (EngineException e) {
            // The image may have no cat; then there is no hint.
            return Optional.empty();
        }
    }
}
