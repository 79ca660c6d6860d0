/**
 * Releases of images that users pushed into the registry, Heroku's container way. An app's images lie in repositories
 * named by the app's id and their process type; users name them by the app's name.
 */
@NullMarked
package dev.slipway.platform.container;

import org.jspecify.annotations.NullMarked;
