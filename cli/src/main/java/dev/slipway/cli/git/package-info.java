/**
 * The git repository that the command is called in, reached through the {@code git} program.
 * From its remotes follows which app is meant.
 */
@NullMarked
package dev.slipway.cli.git;

import org.jspecify.annotations.NullMarked;
