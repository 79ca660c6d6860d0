/**
 * Slugs: what a build produced. In OCI terms an image, named by its digest.
 */
@NullMarked
package dev.slipway.platform.slug;

import org.jspecify.annotations.NullMarked;
