package dev.slipway.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Transport.Answer;
import dev.slipway.cli.failure.CommandException;
import dev.slipway.cli.failure.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Platform API, version 3. Each call blocks until the answer is there. */
public final class Api {
    private static final String MEDIA_TYPE = "application/vnd.heroku+json; version=3";
    /** Of the OCI image specification, and docker's own before it. */
    private static final String MANIFESTS = String.join(
            ", ",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json");

    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final String authorization;
    private final String hint;

    /** Of a second factor; empty for none. */
    private final String code;

    private Api(URI url, String authorization, String hint, String code) {
        this.url = url;
        this.authorization = authorization;
        this.hint = hint;
        this.code = code;
    }

    /** What was made, and the header that was asked for, if it came. */
    public record Made(JsonNode body, Optional<String> header) {}

    /** @param hint what to do if the platform does not answer */
    public static Api withKey(URI url, String key, String hint) {
        return new Api(url, "Bearer " + key, hint, "");
    }

    /** For what may be asked with a password too: to make a key. */
    public static Api withPassword(URI url, String email, String password, String hint) {
        byte[] pair = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Api(url, "Basic " + Base64.getEncoder().encodeToString(pair), hint, "");
    }

    /** For what anybody may ask. */
    public static Api anonymous(URI url, String hint) {
        return new Api(url, "", hint, "");
    }

    /** The same with a code, for what is asked with a password by an account that has a second factor. */
    public Api withCode(String given) {
        return new Api(url, authorization, hint, given);
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static ArrayNode array() {
        return JSON.createArrayNode();
    }

    public JsonNode get(String path) {
        return send("GET", path, Map.of(), null);
    }

    /** A page of a collection, in the words of Heroku's {@code Range} header. */
    public JsonNode get(String path, String range) {
        return send("GET", path, Map.of("Range", range), null);
    }

    /** Waits for an answer that a person gives. */
    public JsonNode await(String path) {
        return exchange("GET", path, Map.of(), null, "", Duration.ZERO).body();
    }

    public JsonNode put(String path, JsonNode body) {
        return send("PUT", path, Map.of(), body);
    }

    /** Makes something whose secret is told once, in a header. */
    public Made put(String path, JsonNode body, String header) {
        return exchange("PUT", path, Map.of(), body, header, ANSWER_WITHIN);
    }

    public JsonNode post(String path, JsonNode body) {
        return send("POST", path, Map.of(), body);
    }

    /**
     * Makes something whose secret is told once, in a header.
     *
     * @param header the header's name
     */
    public Made post(String path, JsonNode body, String header) {
        return exchange("POST", path, Map.of(), body, header, ANSWER_WITHIN);
    }

    public JsonNode patch(String path, JsonNode body) {
        return send("PATCH", path, Map.of(), body);
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, Map.of(), null);
    }

    /**
     * Opens a stream of text whose URL is its own credential: a log session's or a release's output.
     *
     * @throws CommandException if the platform does not answer, or refuses
     */
    public InputStream open(String streamUrl, String mediaType) {
        try {
            Answer answer =
                    Transport.send("GET", url.resolve(streamUrl), Map.of("Accept", mediaType), null, Duration.ZERO);
            if (answer.status() != 200) {
                throw new CommandException("The stream could not be opened: the platform answered with status "
                        + answer.status() + ". It may have expired; try again.");
            }
            return answer.body();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * Sends a file to a URL that is its own credential.
     *
     * @throws CommandException if the platform does not answer, or refuses
     */
    public void upload(String uploadUrl, Path file) {
        try {
            Answer answer = Transport.upload(url.resolve(uploadUrl), file);
            String text = answer.text();
            if (answer.status() / 100 != 2) {
                throw refusal(answer.status(), parse(text));
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Host and port of the platform's registry, as docker names it. */
    public String registryHost() {
        return url.getAuthority();
    }

    /** The password for the registry, whatever the user is called. */
    public String key() {
        return authorization.substring(authorization.indexOf(' ') + 1);
    }

    /** The manifest of an image in the registry, as it was pushed. */
    public String manifest(String repository, String tag) {
        String credential = Base64.getEncoder().encodeToString(("slipway:" + key()).getBytes(StandardCharsets.UTF_8));
        try {
            Answer answer = Transport.send(
                    "GET",
                    URI.create(url + "/v2/" + repository + "/manifests/" + tag),
                    Map.of("Authorization", "Basic " + credential, "Accept", MANIFESTS),
                    null,
                    ANSWER_WITHIN);
            String text = answer.text();
            if (answer.status() != 200) {
                throw refusal(answer.status(), parse(text));
            }
            return text;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private JsonNode send(String method, String path, Map<String, String> extra, @Nullable JsonNode body) {
        return exchange(method, path, extra, body, "", ANSWER_WITHIN).body();
    }

    private Made exchange(
            String method,
            String path,
            Map<String, String> extra,
            @Nullable JsonNode body,
            String header,
            Duration answerWithin) {
        Map<String, String> headers = new HashMap<>(extra);
        headers.put("Accept", MEDIA_TYPE);
        headers.put("User-Agent", "slipway-cli");
        if (!authorization.isEmpty()) {
            headers.put("Authorization", authorization);
        }
        if (!code.isEmpty()) {
            headers.put("Heroku-Two-Factor-Code", code);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        try {
            Answer answer = Transport.send(
                    method, URI.create(url + path), headers, body == null ? null : body.toString(), answerWithin);
            return new Made(
                    read(answer.status(), answer.text()), answer.headers().apply(header));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private JsonNode read(int status, String text) {
        JsonNode body = parse(text);
        if (status / 100 != 2) {
            throw refusal(status, body);
        }
        if (body == null) {
            throw new CommandException("The answer of " + url + " is not JSON. Is it a Slipway platform?");
        }
        return body;
    }

    private CommandException unreachable(IOException cause) {
        return new CommandException(
                ExitCode.UNREACHABLE,
                "The platform does not answer at " + url + " (" + reason(cause) + "). " + hint,
                cause);
    }

    /** The reason in words: of a host that isn't known, Java's message is only the host. */
    private static String reason(IOException cause) {
        return cause instanceof UnknownHostException
                ? "the host is not known"
                : Objects.requireNonNullElse(
                        cause.getMessage(), cause.getClass().getSimpleName());
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
