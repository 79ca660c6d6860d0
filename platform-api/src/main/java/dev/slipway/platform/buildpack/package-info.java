/**
 * The buildpacks that an app's owner chose, in their order. Only buildpacks of this installation can be chosen, by
 * their own ids or by those of Heroku's that they stand in for; what is elsewhere can't be fetched.
 */
@NullMarked
package dev.slipway.platform.buildpack;

import org.jspecify.annotations.NullMarked;
