/**
 * Commands on builds.
 * A build is named by its id or the beginning of it.
 */
@NullMarked
package dev.slipway.cli.build;

import org.jspecify.annotations.NullMarked;
