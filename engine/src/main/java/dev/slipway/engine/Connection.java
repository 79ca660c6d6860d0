package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.SSLConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client of the engine: typed calls through docker-java, streams by plain requests, because docker-java's own
 * stream commands round times to seconds and hold whole frames. Thread-safe.
 */
final class Connection {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Every followed log holds one connection, so the pool must be larger than a machine's number of dynos. */
    private static final int MAX_CONNECTIONS = 10_000;

    private final EngineConfig config;
    private final DockerHttpClient http;
    private final DockerClient client;
    private final ObjectMapper json;
    private final @Nullable SSLConfig tls;

    Connection(EngineConfig config) {
        this.config = config;
        DefaultDockerClientConfig clientConfig = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(config.dockerHost().toString())
                .build();
        tls = clientConfig.getSSLConfig();
        http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.dockerHost())
                .sslConfig(tls)
                .connectionTimeout(CONNECT_TIMEOUT)
                .maxConnections(MAX_CONNECTIONS)
                .build();
        client = DockerClientImpl.getInstance(clientConfig, http);
        json = clientConfig.getObjectMapper();
    }

    DockerClient client() {
        return client;
    }

    ObjectMapper json() {
        return json;
    }

    String installation() {
        return config.installation();
    }

    /** A connection for one upgraded request; the caller closes it. */
    Duplex duplex() throws IOException {
        return Duplex.to(config.dockerHost(), tls);
    }

    /** These labels and the installation's. */
    Map<String, String> labelled(Map<String, String> labels) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(Engine.INSTALLATION_LABEL, config.installation());
        return all;
    }

    /** Runs a call, and tells a failure as {@code The engine could not OPERATION OBJECT: REASON}. */
    <T extends @Nullable Object> T call(String operation, String object, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw failure(operation, object, e);
        }
    }

    void run(String operation, String object, Runnable call) {
        this.<@Nullable Void>call(operation, object, () -> {
            call.run();
            return null;
        });
    }

    /** Sends a plain request and gives its answer, which the caller closes; an error answer becomes an exception. */
    Response send(String operation, String object, Request request) {
        Response response = call(operation, object, () -> http.execute(request));
        if (response.getStatusCode() < 300) {
            return response;
        }
        try (response) {
            String body = read(response);
            throw new EngineException(words(operation, object, reason(body)), null);
        }
    }

    EngineException failure(String operation, String object, Exception cause) {
        if (cause instanceof EngineException already) {
            return already;
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof IOException) {
                return new EngineUnavailableException(
                        "The engine at " + config.dockerHost() + " could not be reached to " + operation + " " + object
                                + ": " + at.getMessage() + ". Start it, or let this user open it; then try again.",
                        cause);
            }
        }
        return new EngineException(words(operation, object, reason(String.valueOf(cause.getMessage()))), cause);
    }

    private static String words(String operation, String object, String reason) {
        return "The engine could not " + operation + " " + object + ": " + reason;
    }

    /** The engine's own sentence: its answers are {@code {"message": …}}, which docker-java puts after the status. */
    private String reason(String text) {
        int brace = text.indexOf('{');
        if (brace >= 0) {
            try {
                JsonNode message = json.readTree(text.substring(brace)).path("message");
                if (message.isTextual()) {
                    return message.asText();
                }
            } catch (IOException e) {
                // Not JSON after all: the text itself is the best reason there is.
                return text.strip();
            }
        }
        return text.strip();
    }

    private static String read(Response response) {
        try (InputStream body = response.getBody()) {
            return new String(body.readNBytes(64 * 1024), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "status " + response.getStatusCode();
        }
    }

    void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new EngineException("The connection to the engine at " + config.dockerHost() + " did not close", e);
        }
    }
}
