/**
 * An app's live log in the console.
 */
@NullMarked
package dev.slipway.console.log;

import org.jspecify.annotations.NullMarked;
