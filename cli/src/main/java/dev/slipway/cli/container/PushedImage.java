package dev.slipway.cli.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the registry has under the tag latest of a process type. */
final class PushedImage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    private PushedImage() {}

    /** The digest of its configuration, which docker calls its id; of an index of several platforms, its own. */
    static String idOf(Api api, String app, String type) {
        String manifest = manifest(api, app, type);
        try {
            JsonNode content = JSON.readTree(manifest);
            String configuration = content.path("config").path("digest").asText("");
            return configuration.isEmpty() ? "sha256:" + sha256(manifest) : configuration;
        } catch (IOException e) {
            throw new CommandException("The registry's manifest of " + app + "/" + type + " is not JSON.", e);
        }
    }

    private static String manifest(Api api, String app, String type) {
        try {
            return api.manifest(app + "/" + type, "latest");
        } catch (ApiException e) {
            if (e.status() == NOT_FOUND) {
                throw new CommandException(
                        "No image was pushed for %1$s of %2$s yet. First: container:push %1$s -a %2$s"
                                .formatted(type, app),
                        e);
            }
            throw e;
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
