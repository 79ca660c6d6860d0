/**
 * The embedded registry: the OCI distribution protocol over blobs that lie on disk by their digest. A blob is visible
 * only in repositories that pushed or mounted it.
 */
@NullMarked
package dev.slipway.platform.registry;

import org.jspecify.annotations.NullMarked;
