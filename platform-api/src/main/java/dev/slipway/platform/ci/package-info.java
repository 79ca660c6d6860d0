/**
 * Test runs: a commit is built as an app of its own that no list shows, its tests run in a one-off dyno of that app, and the
 * app is destroyed again. What was printed, and how it ended, stays. A run goes on over a restart of the platform.
 */
@NullMarked
package dev.slipway.platform.ci;

import org.jspecify.annotations.NullMarked;
