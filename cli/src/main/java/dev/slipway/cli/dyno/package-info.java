/**
 * Commands on dynos and the formation: what runs, how many, and restarting it.
 * Quantities may be relative, as in {@code web+1}.
 */
@NullMarked
package dev.slipway.cli.dyno;

import org.jspecify.annotations.NullMarked;
