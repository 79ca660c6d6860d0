/**
 * Every timeout and limit of the router, in one place, with the reason for its default.
 */
@NullMarked
package dev.slipway.router.limits;

import org.jspecify.annotations.NullMarked;
