/**
 * Builds: queued by a push, taken by a builder, followed by whoever wants to see their output.
 */
@NullMarked
package dev.slipway.platform.build;

import org.jspecify.annotations.NullMarked;
