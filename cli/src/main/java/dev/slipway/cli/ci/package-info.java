/**
 * Commands on test runs: a commit of this git repository is sent to the platform, built there, and its tests run. They are
 * those of a pipeline, which is named or found by an app of it.
 */
@NullMarked
package dev.slipway.cli.ci;

import org.jspecify.annotations.NullMarked;
