/**
 * What can be switched on and off for an app or an account: Heroku's features and labs. A feature is in the list only if
 * it means something here; those that are always on say so, and why. Switching makes no release.
 */
@NullMarked
package dev.slipway.platform.feature;

import org.jspecify.annotations.NullMarked;
