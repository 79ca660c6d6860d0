/** The commands on previews: apps of their own for branches {@code preview/NAME}, which pushes make. */
@NullMarked
package dev.slipway.cli.preview;

import org.jspecify.annotations.NullMarked;
