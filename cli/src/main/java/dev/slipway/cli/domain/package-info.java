/**
 * Commands on the hostnames of an app.
 * Custom domains stand beside the one that every app has.
 */
@NullMarked
package dev.slipway.cli.domain;

import org.jspecify.annotations.NullMarked;
