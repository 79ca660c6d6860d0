/**
 * The Platform API, version 3, as the commands use it: requests with JSON bodies, answers as JSON trees.
 * Every failure becomes a {@code CommandException} that says what was tried and what to do.
 */
@NullMarked
package dev.slipway.cli.api;

import org.jspecify.annotations.NullMarked;
