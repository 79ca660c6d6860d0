/**
 * What a person sees: colours where the output is a terminal, tables, and times.
 * Values go to the standard output, progress and errors to the standard error.
 */
@NullMarked
package dev.slipway.cli.terminal;

import org.jspecify.annotations.NullMarked;
