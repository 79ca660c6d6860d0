/**
 * How a command ends when it can't do what it was asked for.
 * Each message is shown to the person as it is, so it says what to do.
 */
@NullMarked
package dev.slipway.cli.failure;

import org.jspecify.annotations.NullMarked;
