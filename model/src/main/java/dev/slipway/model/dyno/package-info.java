/**
 * Containers as the platform sees them. {@link dev.slipway.model.dyno.DesiredFormation} tells a runtime node
 * what should run; {@link dev.slipway.model.dyno.DynoReports} takes back what happened.
 */
@NullMarked
package dev.slipway.model.dyno;

import org.jspecify.annotations.NullMarked;
