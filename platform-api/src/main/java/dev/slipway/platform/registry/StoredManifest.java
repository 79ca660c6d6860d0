package dev.slipway.platform.registry;

import java.nio.file.Path;

/**
 * A manifest that a repository has.
 *
 * @param size in bytes
 * @param file its bytes, as they were pushed
 */
record StoredManifest(Digest digest, String mediaType, long size, Path file) {}
