/**
 * An app's builds in the console, with their output as it is written.
 */
@NullMarked
package dev.slipway.console.build;

import org.jspecify.annotations.NullMarked;
