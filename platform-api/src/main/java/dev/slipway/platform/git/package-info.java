/**
 * The git receiver on JGit: its transfers, which SSH shares, and smart HTTP. A push makes a build and then only
 * follows it.
 */
@NullMarked
package dev.slipway.platform.git;

import org.jspecify.annotations.NullMarked;
