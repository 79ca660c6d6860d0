/**
 * Sources that come as tarballs: the URLs that they are uploaded to, and what becomes a build of them. Nothing in a
 * tarball or in an address is believed: sizes are limited as they are read, paths stay inside the tree, and the platform
 * fetches from public addresses only.
 */
@NullMarked
package dev.slipway.platform.source;

import org.jspecify.annotations.NullMarked;
