/**
 * What command lines ask beside the Platform API: a login by the browser, and the state of the platform. Heroku's CLI asks
 * hosts of their own for it, whose addresses {@code slipway heroku} gives it; its buildpack registry is with the buildpacks.
 */
@NullMarked
package dev.slipway.platform.cli;

import org.jspecify.annotations.NullMarked;
