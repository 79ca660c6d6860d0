package dev.slipway.platform.registry;

/**
 * What a manifest says of content that it refers to.
 *
 * @param size in bytes
 * @param foreign whether the content lies elsewhere by design (a layer with {@code urls}), and need not be here
 */
record Descriptor(Digest digest, long size, boolean foreign) {}
