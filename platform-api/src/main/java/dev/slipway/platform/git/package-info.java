/**
 * The git receiver on JGit: its transfers, which SSH shares, and smart HTTP. A push makes a build and then only
 * follows it; a commit that is fetched from elsewhere goes the same way. What a commit lacks, its submodules, is fetched
 * before it is built.
 */
@NullMarked
package dev.slipway.platform.git;

import org.jspecify.annotations.NullMarked;
