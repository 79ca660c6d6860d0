/**
 * Fetches from git repositories elsewhere, over HTTPS. JGit speaks the protocol; each connection that it makes goes out
 * by way of the {@code outbound} feature, which looks at addresses, and under limits of size and time.
 */
@NullMarked
package dev.slipway.platform.git.remote;

import org.jspecify.annotations.NullMarked;
