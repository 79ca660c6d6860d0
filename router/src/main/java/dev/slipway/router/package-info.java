/**
 * The router's process: reads its environment, wires the feed, the routes and the proxy together, and ends them in
 * order on SIGTERM. Everything else is in the packages below, which know nothing of the process.
 */
@NullMarked
package dev.slipway.router;

import org.jspecify.annotations.NullMarked;
