/**
 * What is kept and for how long: images that no release needs any more leave the registry.
 */
@NullMarked
package dev.slipway.platform.retention;

import org.jspecify.annotations.NullMarked;
