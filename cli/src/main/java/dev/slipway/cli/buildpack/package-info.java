/**
 * The buildpacks that an app's owner chose. The API takes all of them at once, so that each change reads them first.
 */
@NullMarked
package dev.slipway.cli.buildpack;

import org.jspecify.annotations.NullMarked;
