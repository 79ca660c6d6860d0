/**
 * Tells each app's log what happens to the app, in Heroku's words, and clears away what a destroyed app leaves outside
 * the database.
 */
@NullMarked
package dev.slipway.platform.narration;

import org.jspecify.annotations.NullMarked;
