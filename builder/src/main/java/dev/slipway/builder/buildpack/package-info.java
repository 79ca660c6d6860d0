/**
 * What buildpacks leave in their layers' directory, read as the Cloud Native Buildpacks specification (Buildpack API
 * 0.10) says: which layers go into the image, the environment they give, the process types. The directories were
 * written by foreign code, so nothing here follows a symbolic link.
 */
@NullMarked
package dev.slipway.builder.buildpack;

import org.jspecify.annotations.NullMarked;
