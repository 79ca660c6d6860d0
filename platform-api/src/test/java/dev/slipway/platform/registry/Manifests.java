package dev.slipway.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Manifests for tests, as text. */
final class Manifests {
    private Manifests() {}

    static String descriptor(String mediaType, String content) {
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest(content) + "\",\"size\":"
                + content.getBytes(UTF_8).length + "}";
    }

    /** With an empty configuration, {@code {}}. */
    static String image(String layer) {
        return image(layer, "");
    }

    static String image(String layer, String more) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + Manifest.OCI_MANIFEST + "\",\"config\":"
                + descriptor("application/vnd.oci.image.config.v1+json", "{}") + ",\"layers\":["
                + descriptor("application/vnd.oci.image.layer.v1.tar", layer) + "]" + more + "}";
    }

    static String index(String manifest) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + Manifest.OCI_INDEX + "\",\"manifests\":["
                + descriptor(Manifest.OCI_MANIFEST, manifest) + "]}";
    }

    static Digest digest(String content) {
        return Digest.of(content.getBytes(UTF_8));
    }
}
