package dev.slipway.builder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.builder.layer.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of the OCI distribution protocol as pushes and pulls need; blobs of all repositories in one directory. */
final class TestRegistry implements AutoCloseable {
    private static final Pattern BLOB = Pattern.compile("/v2/(.+)/blobs/(sha256:[0-9a-f]{64})");
    private static final Pattern UPLOAD = Pattern.compile("/v2/(.+)/blobs/uploads/(.*)");
    private static final Pattern MANIFEST = Pattern.compile("/v2/(.+)/manifests/(.+)");

    final List<String> uploaded = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Path directory;

    private TestRegistry(HttpServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    static TestRegistry start(Path directory) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        TestRegistry registry = new TestRegistry(server, directory);
        Files.createDirectories(directory);
        server.createContext("/v2/", registry::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return registry;
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    byte[] content(String digest) throws IOException {
        return Files.readAllBytes(file(digest));
    }

    private Path file(String digest) {
        return directory.resolve(digest.replace(':', '-'));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher upload = UPLOAD.matcher(path);
            Matcher blob = BLOB.matcher(path);
            Matcher manifest = MANIFEST.matcher(path);
            if (upload.matches()) {
                upload(exchange, upload.group(1), upload.group(2));
            } else if (blob.matches()) {
                serve(exchange, blob.group(2), "application/octet-stream");
            } else if (manifest.matches()) {
                manifest(exchange, manifest.group(2));
            } else {
                exchange.sendResponseHeaders(path.equals("/v2/") ? 200 : 404, -1);
            }
        }
    }

    private void upload(HttpExchange exchange, String repository, String id) throws IOException {
        String location = "/v2/" + repository + "/blobs/uploads/" + (id.isEmpty() ? UUID.randomUUID() : id);
        exchange.getResponseHeaders().set("Location", location);
        switch (exchange.getRequestMethod()) {
            case "POST" -> exchange.sendResponseHeaders(202, -1);
            case "DELETE" -> exchange.sendResponseHeaders(204, -1);
            default -> {
                MessageDigest digest = Sha256.digest();
                Path part = directory.resolve("upload-" + id);
                try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                    exchange.getRequestBody().transferTo(out);
                }
                String name = Sha256.name(digest);
                boolean asSaid = exchange.getRequestURI().getQuery().equals("digest=" + name);
                Files.move(part, file(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                uploaded.add(name);
                exchange.sendResponseHeaders(asSaid ? 201 : 400, -1);
            }
        }
    }

    private void manifest(HttpExchange exchange, String reference) throws IOException {
        if (!exchange.getRequestMethod().equals("PUT")) {
            serve(exchange, reference, "application/vnd.oci.image.manifest.v1+json");
            return;
        }
        MessageDigest digest = Sha256.digest();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream out = new DigestOutputStream(body, digest)) {
            exchange.getRequestBody().transferTo(out);
        }
        String name = Sha256.name(digest);
        Files.write(file(name), body.toByteArray());
        exchange.getResponseHeaders().set("Docker-Content-Digest", name);
        exchange.sendResponseHeaders(201, -1);
    }

    private void serve(HttpExchange exchange, String digest, String type) throws IOException {
        if (!Files.exists(file(digest))) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
        long size = Files.size(file(digest));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(size));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, size);
        Files.copy(file(digest), exchange.getResponseBody());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
