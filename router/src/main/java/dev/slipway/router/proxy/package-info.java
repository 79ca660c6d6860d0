/**
 * The data plane: takes requests in, picks a dyno, passes bytes both ways. Everything of one client connection,
 * its dyno connection included, runs on one event loop, so nothing here is locked.
 */
@NullMarked
package dev.slipway.router.proxy;

import org.jspecify.annotations.NullMarked;
