package dev.slipway.platform.git.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A git server as people have it: git's own {@code http-backend} behind HTTP, with repositories that tests commit to. */
public final class GitHost implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    /** A request as it came; the credential is empty if there was none. */
    public record Asked(String host, String path, String authorization) {}

    public GitHost(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url(String repository) {
        return URI.create("http://localhost:" + port() + "/" + repository + ".git");
    }

    /** Answers everything below a path otherwise: what a forge has beside its repositories. */
    public void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    public List<Asked> asked() {
        return asked;
    }

    /** From now on it answers nothing. */
    public void fallSilent() {
        silent = true;
    }

    /** Opens the repository only to who knows this token. */
    public void lock(String repository, String token) {
        tokens.put(repository, token);
    }

    /** Makes an empty repository, such as {@code shop/web}, whose default branch is main. */
    public GitHost create(String repository) {
        git(folder, "init", "-q", "--bare", "-b", "main", repository + ".git");
        git(bare(repository), "config", "uploadpack.allowAnySHA1InWant", "true");
        git(folder, "clone", "-q", bare(repository).toString(), work(repository).toString());
        git(work(repository), "config", "user.name", "Developer");
        git(work(repository), "config", "user.email", "dev@example.com");
        git(work(repository), "checkout", "-q", "-B", "main");
        return this;
    }

    /** Writes a file on a branch and pushes it; returns the commit's id. */
    public String commit(String repository, String branch, String file, String content) {
        Path work = work(repository);
        git(work, "checkout", "-q", "-B", branch);
        write(work.resolve(file), content);
        git(work, "add", "-A");
        git(work, "commit", "-q", "-m", "Change " + file);
        git(work, "push", "-q", "origin", "+HEAD:refs/heads/" + branch);
        return git(work, "rev-parse", "HEAD");
    }

    public Path bare(String repository) {
        return folder.resolve(repository + ".git");
    }

    public Path work(String repository) {
        return folder.resolve("work-" + repository.replace('/', '-'));
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs git to its end, which must be a good one; returns what it printed. */
    public static String git(Path directory, String... arguments) {
        List<String> line = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", line) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String authorization =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
            asked.add(new Asked(exchange.getRequestHeaders().getFirst("Host"), path, authorization));
            if (silent) {
                Thread.currentThread().join();
            }
            if (path.startsWith("/to/")) {
                // As in /to/127.0.0.1/shop.git/info/refs: the same on another name of this machine.
                String[] parts = path.substring(4).split("/", 2);
                exchange.getResponseHeaders()
                        .add(
                                "Location",
                                "http://" + parts[0] + ":" + port() + "/" + parts[1] + "?"
                                        + exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(302, -1);
            } else if (!mayRead(path, authorization)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                backend(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayRead(String path, String authorization) {
        return tokens.entrySet().stream()
                .filter(lock -> path.startsWith("/" + lock.getKey() + ".git/"))
                .allMatch(lock -> authorization.startsWith("Basic ")
                        && new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8)
                                .endsWith(":" + lock.getValue()));
    }

    private void backend(HttpExchange exchange, String path) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", folder.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("PATH_INFO", path);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put(
                "QUERY_STRING",
                Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
        pass(exchange, environment, "Content-Type", "CONTENT_TYPE");
        pass(exchange, environment, "Content-Encoding", "HTTP_CONTENT_ENCODING");
        pass(exchange, environment, "Git-Protocol", "GIT_PROTOCOL");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(in);
        }
        try (InputStream out = new BufferedInputStream(process.getInputStream())) {
            int status = 200;
            for (String line = line(out); !line.isEmpty(); line = line(out)) {
                String[] header = line.split(": ", 2);
                if (header[0].equals("Status")) {
                    status = Integer.parseInt(header[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(header[0], header[1]);
                }
            }
            exchange.sendResponseHeaders(status, 0);
            out.transferTo(exchange.getResponseBody());
        }
    }

    private static void pass(HttpExchange exchange, Map<String, String> environment, String header, String variable) {
        String value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
