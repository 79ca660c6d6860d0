package dev.slipway.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests the way that starts fastest. The JDK's older client answers the first request within 40 ms of the start
 * of the JVM, its newer one, which loads all of TLS, within 700 ms; but the older one can't send PATCH.
 */
final class Transport {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int ERROR = 400;

    static {
        // The older client would send a POST a second time when a connection breaks.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private Transport() {}

    /**
     * An answer whose body is still to be read, and closed.
     *
     * @param headers gives the value of a header, if it is there
     */
    record Answer(int status, Function<String, Optional<String>> headers, InputStream body) {
        String text() throws IOException {
            try (body) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /**
     * @param answerWithin how long the answer may stay away; zero for as long as it likes
     * @throws IOException if there was no answer
     */
    static Answer send(
            String method, URI url, Map<String, String> headers, @Nullable String body, Duration answerWithin)
            throws IOException {
        return method.equals("PATCH")
                ? sendWithNewerClient(method, url, headers, body == null ? "" : body, answerWithin)
                : sendWithOlderClient(method, url, headers, body, answerWithin);
    }

    /** Sends a file as it is, without holding it in memory. */
    static Answer upload(URI url, Path file) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout((int) CONNECT_WITHIN.toMillis());
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (OutputStream out = connection.getOutputStream()) {
            Files.copy(file, out);
        }
        return answer(connection);
    }

    private static Answer sendWithOlderClient(
            String method, URI url, Map<String, String> headers, @Nullable String body, Duration answerWithin)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout((int) CONNECT_WITHIN.toMillis());
        connection.setReadTimeout((int) answerWithin.toMillis());
        connection.setRequestMethod(method);
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        return answer(connection);
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        InputStream answer = status >= ERROR ? connection.getErrorStream() : connection.getInputStream();
        return new Answer(
                status,
                name -> Optional.ofNullable(connection.getHeaderField(name)),
                answer == null ? InputStream.nullInputStream() : answer);
    }

    private static Answer sendWithNewerClient(
            String method, URI url, Map<String, String> headers, String body, Duration answerWithin)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(answerWithin).method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            return new Answer(response.statusCode(), response.headers()::firstValue, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
