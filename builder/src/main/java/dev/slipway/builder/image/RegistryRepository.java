package dev.slipway.builder.image;

import dev.slipway.builder.layer.Layer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One repository of a registry, to push to by the OCI distribution specification. What the registry holds is not sent
 * again. Thread-safe. Errors name the registry, the repository, what was sent and what the registry said.
 */
public final class RegistryRepository implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final int MAX_REASON = 300;

    private final HttpClient http;
    private final URI registry;
    private final String repository;
    private final Optional<String> authorization;

    private RegistryRepository(HttpClient http, URI registry, String repository, Optional<String> authorization) {
        this.http = http;
        this.registry = registry;
        this.repository = repository;
        this.authorization = authorization;
    }

    /** @param host of the registry; one on loopback speaks plain HTTP, all others have TLS */
    public static RegistryRepository open(String host, String repository, String user, String password)
            throws IOException {
        boolean loopback = host.matches("(localhost|127\\.[0-9.]+)(:\\d+)?");
        URI registry = URI.create((loopback ? "http://" : "https://") + host);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            return new RegistryRepository(
                    http,
                    registry,
                    repository,
                    new RegistryLogin(http, user, password).authorization(registry, repository));
        } catch (IOException e) {
            http.close();
            throw new IOException("The registry " + registry + " did not let us in: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            http.close();
            throw interrupted(e);
        }
    }

    /** Whether the registry holds the layer in this repository. */
    public boolean has(Layer layer) throws IOException {
        return holds(layer.digest());
    }

    /** Uploads a file as a blob. */
    public void push(String digest, Path blob) throws IOException {
        upload(digest, start("/v2/" + repository + "/blobs/uploads/"), BodyPublishers.ofFile(blob));
    }

    /**
     * Takes a blob over from another repository of the same registry.
     *
     * @return false if that doesn't hold it, or doesn't let us have it: then it must be pushed
     */
    public boolean mount(String digest, String from) throws IOException {
        HttpResponse<String> answer =
                start("/v2/" + repository + "/blobs/uploads/?mount=" + encode(digest) + "&from=" + encode(from));
        if (answer.statusCode() == 202) {
            // The registry opened an upload instead, which we don't need.
            send(HttpRequest.newBuilder(location(answer)).DELETE());
        }
        return answer.statusCode() == 201;
    }

    /** Uploads a blob of a few kilobytes unless the registry holds it. */
    public void pushIfMissing(String digest, byte[] content) throws IOException {
        if (!holds(digest)) {
            upload(digest, start("/v2/" + repository + "/blobs/uploads/"), BodyPublishers.ofByteArray(content));
        }
    }

    /** Uploads a manifest under its own digest. */
    public void pushManifest(String digest, String mediaType, byte[] content) throws IOException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(registry.resolve("/v2/" + repository + "/manifests/" + digest))
                        .header("Content-Type", mediaType)
                        .PUT(BodyPublishers.ofByteArray(content)));
        expect(201, answer, "take manifest " + digest);
    }

    private boolean holds(String digest) throws IOException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(registry.resolve("/v2/" + repository + "/blobs/" + digest))
                        .HEAD());
        if (answer.statusCode() != 404) {
            expect(200, answer, "say whether it has blob " + digest);
        }
        return answer.statusCode() == 200;
    }

    private HttpResponse<String> start(String path) throws IOException {
        return send(HttpRequest.newBuilder(registry.resolve(path)).POST(BodyPublishers.noBody()));
    }

    private void upload(String digest, HttpResponse<String> started, BodyPublisher content) throws IOException {
        expect(202, started, "begin an upload");
        String location = location(started).toString();
        URI uri = URI.create(location + (location.contains("?") ? "&" : "?") + "digest=" + encode(digest));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/octet-stream")
                .PUT(content));
        expect(201, answer, "take blob " + digest);
    }

    private URI location(HttpResponse<String> answer) throws IOException {
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(
                        () -> new IOException("The registry " + registry + " began an upload without a location."));
        return registry.resolve(location);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new IOException("The registry " + registry + " can't be reached: " + e, e);
        }
    }

    private void expect(int status, HttpResponse<String> answer, String what) throws IOException {
        if (answer.statusCode() != status) {
            String reason = answer.body().strip();
            throw new IOException("The registry " + registry + " did not " + what + " for " + repository + ": status "
                    + answer.statusCode() + " "
                    + (reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason));
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("The push was interrupted: the platform is stopping.", e);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
