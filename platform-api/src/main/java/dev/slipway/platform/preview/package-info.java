/**
 * Previews: an app of its own for each branch {@code preview/NAME} that is pushed to an app, made like its parent, until its
 * time is over or the branch is removed. No more is needed than git.
 */
@NullMarked
package dev.slipway.platform.preview;

import org.jspecify.annotations.NullMarked;
