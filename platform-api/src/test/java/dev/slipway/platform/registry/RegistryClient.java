package dev.slipway.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Optional;

/** A bare client of the distribution protocol, as one of the users of {@link TestRegistry}. */
record RegistryClient(int port, String user) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!user.isEmpty()) {
            byte[] credential = (user + ":secret").getBytes(UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credential));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<byte[]> send(String method, String path) {
        return send(method, path, new byte[0]);
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    /** The path of a new upload. */
    String startUpload(String repository) {
        HttpResponse<byte[]> started = send("POST", "/v2/" + repository + "/blobs/uploads/");
        return started.headers().firstValue("Location").orElseThrow();
    }

    Digest push(String repository, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        Digest digest = Digest.of(bytes);
        HttpResponse<byte[]> pushed = send("POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, bytes);
        if (pushed.statusCode() != 201) {
            throw new AssertionError(text(pushed));
        }
        return digest;
    }

    HttpResponse<byte[]> pushManifest(String repository, String reference, String manifest) {
        return send("PUT", "/v2/" + repository + "/manifests/" + reference, manifest.getBytes(UTF_8));
    }

    /** Pushes a small image that has one layer, under a tag. */
    Digest pushImage(String repository, String tag, String layer) {
        push(repository, layer);
        push(repository, "{}");
        HttpResponse<byte[]> pushed = pushManifest(repository, tag, Manifests.image(layer));
        if (pushed.statusCode() != 201) {
            throw new AssertionError(text(pushed));
        }
        return Digest.parse(pushed.headers().firstValue("Docker-Content-Digest").orElseThrow());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    static Optional<String> header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name);
    }
}
