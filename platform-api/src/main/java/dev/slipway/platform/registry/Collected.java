package dev.slipway.platform.registry;

/**
 * What a run of the garbage collector removed.
 *
 * @param links blobs that a repository no longer has; their content may live on in others
 * @param bytes freed on disk
 */
public record Collected(int manifests, int links, long bytes) {}
