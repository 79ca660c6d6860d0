/**
 * Config vars: sealed with a key that lies in a file of its own, changed in one step, each change a release.
 */
@NullMarked
package dev.slipway.platform.config;

import org.jspecify.annotations.NullMarked;
