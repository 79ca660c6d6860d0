/** The commands on pipelines: apps in stages, through which an image is promoted without a build. */
@NullMarked
package dev.slipway.cli.pipeline;

import org.jspecify.annotations.NullMarked;
