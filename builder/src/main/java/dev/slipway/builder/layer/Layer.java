package dev.slipway.builder.layer;

/**
 * A layer by content.
 *
 * @param digest of the compressed tar, as registries name it
 * @param diffId of the tar itself, as image configurations name it
 * @param bytes of the compressed tar
 */
public record Layer(String digest, String diffId, long bytes) {}
