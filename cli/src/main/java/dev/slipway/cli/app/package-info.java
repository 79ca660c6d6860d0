/**
 * Commands on apps: listing, making, describing and removing them.
 * Making one also connects the git repository at hand to it.
 */
@NullMarked
package dev.slipway.cli.app;

import org.jspecify.annotations.NullMarked;
