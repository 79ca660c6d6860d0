package dev.slipway.platform.container;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.platform.Api;
import io.restassured.specification.RequestSpecification;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image as docker pushes it, with an account's key.
 *
 * @param id the digest of its configuration
 * @param digest the digest of its manifest
 */
public record PushedImage(String id, String digest, String manifest) {
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String LAYER = "a layer";

    /** For this machine, with {@code CMD ["node", "COMMAND"]}. */
    public static PushedImage push(String repository, String command) {
        return push(repository, "linux", architecture(), "{\"Cmd\": [\"node\", \"" + command + "\"]}");
    }

    public static PushedImage push(String repository, String os, String architecture, String config) {
        return push(registry(), repository, os, architecture, config);
    }

    /** As who has this password. */
    public static PushedImage push(String repository, String command, String password) {
        return push(registry(password), repository, "linux", architecture(), "{\"Cmd\": [\"" + command + "\"]}");
    }

    private static PushedImage push(
            RequestSpecification user, String repository, String os, String architecture, String config) {
        String configuration = """
                {"os": "%s", "architecture": "%s", "config": %s, "rootfs": {"type": "layers", "diff_ids": []}}""".formatted(os, architecture, config);
        upload(user, repository, LAYER);
        upload(user, repository, configuration);
        String manifest =
                """
                {"schemaVersion": 2, "mediaType": "%s", "config": %s, "layers": [%s]}""".formatted(MANIFEST, descriptor(MANIFEST, configuration), descriptor("application/gzip", LAYER));
        put(user, repository, "latest", MANIFEST, manifest);
        return new PushedImage(digest(configuration), digest(manifest), manifest);
    }

    /** A list of images that were pushed to the repository before; gives its digest. */
    public static String pushList(String repository, PushedImage... images) {
        StringBuilder entries = new StringBuilder();
        for (PushedImage image : images) {
            entries.append(entries.isEmpty() ? "" : ", ").append(descriptor(MANIFEST, image.manifest()));
        }
        String list = "{\"schemaVersion\": 2, \"mediaType\": \"%s\", \"manifests\": [%s]}".formatted(LIST, entries);
        put(registry(), repository, "latest", LIST, list);
        return digest(list);
    }

    /** This machine's, as images name it. */
    public static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    public static RequestSpecification registry() {
        return registry(Api.key());
    }

    private static RequestSpecification registry(String password) {
        return given().urlEncodingEnabled(false).auth().preemptive().basic("_", password);
    }

    public static String digest(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void upload(RequestSpecification user, String repository, String content) {
        given().spec(user)
                .contentType("application/octet-stream")
                .body(content.getBytes(UTF_8))
                .post("/v2/" + repository + "/blobs/uploads/?digest=" + digest(content))
                .then()
                .statusCode(201);
    }

    private static void put(
            RequestSpecification user, String repository, String tag, String mediaType, String manifest) {
        given().spec(user)
                .contentType(mediaType)
                .body(manifest.getBytes(UTF_8))
                .put("/v2/" + repository + "/manifests/" + tag)
                .then()
                .statusCode(201);
    }

    private static String descriptor(String mediaType, String content) {
        return "{\"mediaType\": \"%s\", \"digest\": \"%s\", \"size\": %d}"
                .formatted(mediaType, digest(content), content.getBytes(UTF_8).length);
    }
}
