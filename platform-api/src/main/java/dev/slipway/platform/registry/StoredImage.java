package dev.slipway.platform.registry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An image for one platform that a repository has.
 *
 * @param digest of its manifest, {@code sha256:…}
 * @param configuration as the OCI image specification has it, with {@code os}, {@code architecture}, {@code config}
 * @param bytes compressed size of its layers
 */
public record StoredImage(String digest, JsonNode configuration, long bytes) {}
