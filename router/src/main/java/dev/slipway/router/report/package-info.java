/**
 * What the router tells the platform of itself: which version of the routes is in force, and which dynos still
 * have requests. The answer renews the router's lease.
 */
@NullMarked
package dev.slipway.router.report;

import org.jspecify.annotations.NullMarked;
