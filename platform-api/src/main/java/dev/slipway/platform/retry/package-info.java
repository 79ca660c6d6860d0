/**
 * How long to leave alone what failed. How often to try again, and what counts as a failure, is said by each feature that
 * tries.
 */
@NullMarked
package dev.slipway.platform.retry;

import org.jspecify.annotations.NullMarked;
