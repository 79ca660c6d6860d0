/**
 * Directories as image layers: the same tree gives the same bytes, and a tree that did not change since the last build
 * is not packed again. Symbolic links stay links and are never followed, since the trees come from foreign code.
 */
@NullMarked
package dev.slipway.builder.layer;

import org.jspecify.annotations.NullMarked;
