/**
 * Apps that bring a Dockerfile: the engine builds it under the build's limits, and what it made goes to the registry
 * layer by layer. Dates and labels of the build are left out of the image's configuration.
 */
@NullMarked
package dev.slipway.builder.dockerfile;

import org.jspecify.annotations.NullMarked;
