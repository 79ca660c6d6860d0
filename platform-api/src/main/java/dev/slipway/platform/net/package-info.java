/**
 * Addresses: how the pool of private IPv4 addresses is cut into one small network an app.
 */
@NullMarked
package dev.slipway.platform.net;

import org.jspecify.annotations.NullMarked;
