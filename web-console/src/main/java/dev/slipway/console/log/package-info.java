/**
 * An app's live log in the console, and the drains that it is sent to.
 */
@NullMarked
package dev.slipway.console.log;

import org.jspecify.annotations.NullMarked;
