/**
 * Commands on releases: their list, one in detail, the release phase's output, and the way back.
 * A release is named by its version, such as {@code v3}.
 */
@NullMarked
package dev.slipway.cli.release;

import org.jspecify.annotations.NullMarked;
