/**
 * The product of a build or a config change: a numbered, immutable release of an image.
 */
@NullMarked
package dev.slipway.model.release;

import org.jspecify.annotations.NullMarked;
