/**
 * App webhooks: what happens to an app is written down in the transaction in which it happens, and told to the addresses
 * that its people named, signed, until they have taken it. A slow or broken receiver holds up nobody but itself; one
 * that takes the same notification twice has to know it by its id.
 */
@NullMarked
package dev.slipway.platform.webhook;

import org.jspecify.annotations.NullMarked;
