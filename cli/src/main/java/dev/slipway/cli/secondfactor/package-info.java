/**
 * The commands on one's own second factor. The password is asked for anew by each that changes something, or read from the
 * standard input, with the code on the line after.
 */
@NullMarked
package dev.slipway.cli.secondfactor;

import org.jspecify.annotations.NullMarked;
