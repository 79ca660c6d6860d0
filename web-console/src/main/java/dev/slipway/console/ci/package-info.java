/**
 * The test runs of a pipeline in the console, with what they print as it is printed.
 */
@NullMarked
package dev.slipway.console.ci;

import org.jspecify.annotations.NullMarked;
