/**
 * What all commands share: their surroundings, the choice of the app, and how they fail.
 * A command is made for one run and then thrown away.
 */
@NullMarked
package dev.slipway.cli.command;

import org.jspecify.annotations.NullMarked;
