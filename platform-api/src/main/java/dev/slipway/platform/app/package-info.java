/**
 * Apps: made, listed, renamed, destroyed. Other features learn of it by {@link dev.slipway.platform.app.AppEvent}.
 */
@NullMarked
package dev.slipway.platform.app;

import org.jspecify.annotations.NullMarked;
