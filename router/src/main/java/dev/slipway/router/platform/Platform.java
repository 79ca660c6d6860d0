package dev.slipway.router.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The platform's endpoints for this router. Plain blocking HTTP: three threads use it, and it costs no memory. The token
 * is read anew for each request, since its file may appear or change while the router runs. Thread-safe.
 */
public final class Platform {
    private static final int REASON_BYTES = 500;

    private final URI base;
    private final Path tokenFile;
    private final Duration timeout;

    /**
     * @param address such as {@code http://127.0.0.1:5000}
     * @param timeout for a connection, and for the answer to a post
     */
    public Platform(URI address, String routerId, Path tokenFile, Duration timeout) {
        this.base = URI.create(address + "/internal/routers/" + routerId + "/");
        this.tokenFile = tokenFile;
        this.timeout = timeout;
    }

    /**
     * Opens the feed.
     *
     * @param silence after which a read fails with a timeout
     * @throws IOException if the token is not there yet, the platform can't be reached, or answers anything but 200
     */
    public InputStream feed(Duration silence) throws IOException {
        HttpURLConnection connection = open("feed");
        connection.setReadTimeout((int) silence.toMillis());
        connection.setRequestProperty("Accept", "application/x-ndjson");
        requireSuccess(connection);
        return connection.getInputStream();
    }

    /**
     * Posts a body; returns normally only if it was accepted.
     *
     * @throws RefusedException if the platform answered that it was not accepted
     * @throws IOException if it is not known whether it was
     */
    public void post(String path, String contentType, byte[] body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", contentType);
        // Also keeps HttpURLConnection from sending the post a second time by itself.
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        requireSuccess(connection);
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        String token = Files.readString(tokenFile).strip();
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return connection;
    }

    private static void requireSuccess(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status / 100 != 2) {
            throw new RefusedException(
                    status,
                    "the platform answered " + status + " to " + connection.getRequestMethod() + " "
                            + connection.getURL() + said(connection.getErrorStream()));
        }
    }

    /** The beginning of an error's body, which may be anything, as one harmless line. */
    private static String said(@Nullable InputStream error) throws IOException {
        if (error == null) {
            return "";
        }
        try (error) {
            String text = new String(error.readNBytes(REASON_BYTES), StandardCharsets.UTF_8);
            String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            return line.isEmpty() ? "" : ": " + line;
        }
    }
}
