/**
 * A container engine's client, as small as builder and runtime node need it. {@link dev.slipway.engine.Engine} is the
 * port; {@code DockerEngine} speaks the Docker Engine API. Only objects that carry the label
 * {@code slipway.installation} of this installation are ever listed, stopped or removed.
 */
@NullMarked
package dev.slipway.engine;

import org.jspecify.annotations.NullMarked;
