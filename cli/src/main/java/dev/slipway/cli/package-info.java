/**
 * The {@code slipway} command: Heroku's command names, flags and output over the Platform API.
 * Only the command that was asked for is loaded, so that the start stays short.
 */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
