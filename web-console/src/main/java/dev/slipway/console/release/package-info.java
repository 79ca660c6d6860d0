/**
 * An app's releases in the console, and the way back to an earlier one.
 */
@NullMarked
package dev.slipway.console.release;

import org.jspecify.annotations.NullMarked;
