/** Who else may see and change an app, by being added, or as somebody of its team. */
@NullMarked
package dev.slipway.cli.access;

import org.jspecify.annotations.NullMarked;
