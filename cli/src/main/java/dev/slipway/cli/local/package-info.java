/** A release on the user's own machine. */
@NullMarked
package dev.slipway.cli.local;

import org.jspecify.annotations.NullMarked;
