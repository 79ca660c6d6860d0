/**
 * What is served now: an immutable view of all routes and certificates that event loops read without a lock, the count of
 * requests in flight by dyno, and the copy on disk which a restarted router begins with.
 */
@NullMarked
package dev.slipway.router.routes;

import org.jspecify.annotations.NullMarked;
