/**
 * From one release's dynos to another's. {@link dev.slipway.platform.rollout.Convergence} moves one app one step
 * further, in one transaction that holds the app's row, so that no two instances act on one app at once.
 */
@NullMarked
package dev.slipway.platform.rollout;

import org.jspecify.annotations.NullMarked;
