package dev.slipway.platform.drain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server that takes a drain's batches, or answers as it is told to. */
final class HttpReceiver implements AutoCloseable {
    private static final int HEAD_FIELDS = 6;

    private final HttpServer server;
    private final List<Post> taken = new CopyOnWriteArrayList<>();
    private final List<Post> refused = new CopyOnWriteArrayList<>();
    private volatile Function<Post, Integer> answer = post -> 204;

    HttpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** A batch as it came. */
    record Post(
            String target,
            String contentType,
            int count,
            String frameId,
            String token,
            String authorization,
            String agent,
            List<String> messages) {
        List<String> texts() {
            return Frames.texts(messages, HEAD_FIELDS);
        }
    }

    String url(String rest) {
        return "http://localhost:" + server.getAddress().getPort() + rest;
    }

    String url(String user, String rest) {
        return "http://" + user + "@localhost:" + server.getAddress().getPort() + rest;
    }

    /** From now on the status of each answer; what is not 2xx is refused. */
    void answer(Function<Post, Integer> status) {
        answer = status;
    }

    void answer(int status) {
        answer(post -> status);
    }

    List<Post> taken() {
        return taken;
    }

    List<Post> refused() {
        return refused;
    }

    /** The texts of all lines that were taken, in their order. */
    List<String> texts() {
        return taken.stream().flatMap(post -> post.texts().stream()).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Post post = read(exchange);
            int status = answer.apply(post);
            (status / 100 == 2 ? taken : refused).add(post);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static Post read(HttpExchange exchange) throws IOException {
        return new Post(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                header(exchange, "Content-Type"),
                Integer.parseInt(header(exchange, "Logplex-Msg-Count")),
                header(exchange, "Logplex-Frame-Id"),
                header(exchange, "Logplex-Drain-Token"),
                header(exchange, "Authorization"),
                header(exchange, "User-Agent"),
                Frames.of(exchange.getRequestBody().readAllBytes()));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
