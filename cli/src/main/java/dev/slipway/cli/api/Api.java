package dev.slipway.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The Platform API, version 3. Each call blocks until the answer is there. */
public final class Api {
    private static final String MEDIA_TYPE = "application/vnd.heroku+json; version=3";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final String key;
    private final HttpClient client;

    public Api(URI url, String key) {
        this.url = url;
        this.key = key;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** A page of a collection, in the words of Heroku's {@code Range} header. */
    public JsonNode get(String path, String range) {
        return send(request(path).header("Range", range).GET());
    }

    public JsonNode post(String path, JsonNode body) {
        return send(withBody(path, "POST", body));
    }

    public JsonNode patch(String path, JsonNode body) {
        return send(withBody(path, "PATCH", body));
    }

    public JsonNode delete(String path) {
        return send(request(path).DELETE());
    }

    /**
     * Opens a stream of text whose URL is its own credential: a log session's or a release's output.
     *
     * @throws CommandException if the platform does not answer, or refuses
     */
    public InputStream open(String streamUrl) {
        HttpResponse<InputStream> response =
                exchange(HttpRequest.newBuilder(url.resolve(streamUrl)).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new CommandException("The stream could not be opened: the platform answered with status "
                    + response.statusCode() + ". It may have expired; try again.");
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", MEDIA_TYPE)
                .header("User-Agent", "slipway-cli")
                .header("Authorization", "Bearer " + key);
    }

    private HttpRequest.Builder withBody(String path, String method, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()));
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        @Nullable JsonNode body = parse(response.body());
        if (response.statusCode() / 100 != 2) {
            throw refusal(response.statusCode(), body);
        }
        if (body == null) {
            throw new CommandException("The answer of " + url + " is not JSON. Is it a Slipway platform?");
        }
        return body;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new CommandException("The platform does not answer at " + url + ". Start it with ./slipway up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }

    private static @Nullable JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private ApiException refusal(int status, @Nullable JsonNode body) {
        String id = body == null ? "" : body.path("id").asText();
        String message = body == null ? "" : body.path("message").asText();
        if (message.isEmpty()) {
            message = "The platform at " + url + " answered with status " + status + ".";
        }
        return new ApiException(status, id, message);
    }
}
