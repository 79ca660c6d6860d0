/**
 * One sealed root of everything that can go wrong, each with a stable code that Heroku's clients know.
 */
@NullMarked
package dev.slipway.model.error;

import org.jspecify.annotations.NullMarked;
