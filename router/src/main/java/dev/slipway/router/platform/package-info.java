/**
 * The router's side of the platform's internal HTTP endpoints: address, router id and token.
 */
@NullMarked
package dev.slipway.router.platform;

import org.jspecify.annotations.NullMarked;
