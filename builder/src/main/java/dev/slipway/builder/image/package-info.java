/**
 * Layers and a configuration become an OCI image in the registry. Configuration and manifest are made by jib-core, and
 * hold nothing that differs between two builds of the same tree.
 */
@NullMarked
package dev.slipway.builder.image;

import org.jspecify.annotations.NullMarked;
