/**
 * The git receiver: smart HTTP on JGit. A push makes a build and then only follows it.
 */
@NullMarked
package dev.slipway.platform.git;

import org.jspecify.annotations.NullMarked;
