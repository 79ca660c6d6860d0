/**
 * Files in {@code $SLIPWAY_HOME} that hold secrets: only their owner may read them, and they appear whole or not at all.
 */
@NullMarked
package dev.slipway.platform.file;

import org.jspecify.annotations.NullMarked;
