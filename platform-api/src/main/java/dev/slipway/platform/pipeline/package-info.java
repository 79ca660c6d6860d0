/**
 * Pipelines: apps in stages, through which the image of a release is promoted. What was tried in one stage is what runs in
 * the next, bit by bit; only the config vars are the app's own.
 */
@NullMarked
package dev.slipway.platform.pipeline;

import org.jspecify.annotations.NullMarked;
