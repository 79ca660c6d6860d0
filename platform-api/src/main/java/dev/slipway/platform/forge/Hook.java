package dev.slipway.platform.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Tokens;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One request of a forge's webhook, as it came. GitHub signs the body with HMAC-SHA256 and names the event in {@code
 * X-GitHub-Event}; GitLab sends the secret itself and names the event in {@code X-Gitlab-Event}.
 */
record Hook(Forge forge, HttpHeaders headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "HmacSHA256";
    private static final String FORM_FIELD = "payload=";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NO_COMMIT = Pattern.compile("0*");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final int LONGEST_EVENT = 50;

    /** Compares in a time that doesn't depend on where the two differ. */
    boolean isGenuine(String secret) {
        return switch (forge) {
            case GITHUB -> same("sha256=" + hmac(secret), headers.getHeaderString("X-Hub-Signature-256"));
            case GITLAB -> same(secret, headers.getHeaderString("X-Gitlab-Token"));
        };
    }

    /** Which header it is known to be genuine by. */
    String proof() {
        return forge == Forge.GITHUB ? "X-Hub-Signature-256" : "X-Gitlab-Token";
    }

    /** By which the sender knows this delivery, also when it sends it again. */
    Optional<String> id() {
        String id = headers.getHeaderString(forge == Forge.GITHUB ? "X-GitHub-Delivery" : "X-Gitlab-Event-UUID");
        return Optional.ofNullable(id).filter(text -> ID.matcher(text).matches());
    }

    String event() {
        String event = headers.getHeaderString(forge == Forge.GITHUB ? "X-GitHub-Event" : "X-Gitlab-Event");
        String known = event == null ? "" : event.replaceAll("[^A-Za-z_ -]", "");
        return known.substring(0, Math.min(LONGEST_EVENT, known.length()));
    }

    /** @throws SlipwayException if it can't be read */
    News news() {
        return switch (event()) {
            case "ping" -> new News.Ping();
            case "push", "Push Hook", "Tag Push Hook" -> push(json());
            default -> new News.Other();
        };
    }

    private static News push(JsonNode payload) {
        String ref = payload.path("ref").asText("");
        String after = payload.path("after").asText("");
        boolean removed = payload.path("deleted").asBoolean(false)
                || NO_COMMIT.matcher(after).matches();
        if (!ref.startsWith("refs/") || !(removed || COMMIT.matcher(after).matches())) {
            throw unreadable("it names no ref and commit");
        }
        return new News.Push(ref, after, removed);
    }

    private JsonNode json() {
        try {
            JsonNode payload = JSON.readTree(isForm() ? payloadOfForm() : body);
            if (payload == null || !payload.isObject()) {
                throw unreadable("it is no JSON object");
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw unreadable("it is no JSON");
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("it is neither JSON nor a form with a payload");
        }
    }

    /** What GitHub sends unless it is told to send JSON. */
    private boolean isForm() {
        return headers.getMediaType() != null
                && headers.getMediaType().getSubtype().equals("x-www-form-urlencoded");
    }

    private byte[] payloadOfForm() {
        String form = new String(body, StandardCharsets.UTF_8);
        if (!form.startsWith(FORM_FIELD)) {
            throw unreadable("its form has no payload");
        }
        return URLDecoder.decode(form.substring(FORM_FIELD.length()), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String hmac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null && Tokens.same(expected, given);
    }

    private static SlipwayException unreadable(String why) {
        return new SlipwayException(new Problem.BadRequest("This delivery can't be read: " + why + "."));
    }

    @Override
    public String toString() {
        return "Hook[" + forge + " " + event() + "]";
    }
}
