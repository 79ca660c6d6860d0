/**
 * Apps in the console: the list, one app with its process types and dynos as they change, and its settings.
 */
@NullMarked
package dev.slipway.console.app;

import org.jspecify.annotations.NullMarked;
