/**
 * What is kept and for how long: images that no release needs any more leave the registry, and expired keys, codes and
 * tokens the database.
 */
@NullMarked
package dev.slipway.platform.retention;

import org.jspecify.annotations.NullMarked;
