/**
 * Commands on config vars.
 * Values go to the standard output as they are, so that scripts can read them.
 */
@NullMarked
package dev.slipway.cli.config;

import org.jspecify.annotations.NullMarked;
