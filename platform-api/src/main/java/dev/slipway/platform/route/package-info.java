/**
 * Routes as rows with versions, the feed by which routers learn them, and the leases of the routers.
 */
@NullMarked
package dev.slipway.platform.route;

import org.jspecify.annotations.NullMarked;
