/**
 * Releases: immutable, numbered; image, config vars and process types at one moment.
 */
@NullMarked
package dev.slipway.platform.release;

import org.jspecify.annotations.NullMarked;
