/**
 * The stream of route messages from the platform: connect, read, apply, reconnect. Decides which messages to trust;
 * never stops the routes that are served.
 */
@NullMarked
package dev.slipway.router.feed;

import org.jspecify.annotations.NullMarked;
