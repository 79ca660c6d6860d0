/**
 * What Heroku's CLI asks of hosts beside the Platform API, whose addresses {@code slipway heroku} gives it: a login by
 * the browser, and the state of the platform. The buildpack registry is with the buildpacks.
 */
@NullMarked
package dev.slipway.platform.herokucli;

import org.jspecify.annotations.NullMarked;
