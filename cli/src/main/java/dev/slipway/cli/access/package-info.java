/** Who else may see and change an app. */
@NullMarked
package dev.slipway.cli.access;

import org.jspecify.annotations.NullMarked;
