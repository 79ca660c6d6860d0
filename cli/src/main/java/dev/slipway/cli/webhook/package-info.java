/**
 * The commands on an app's webhooks: addresses that are told what happens to it, and what became of each notification.
 * The secret that the platform makes for a webhook is printed once, when it is added.
 */
@NullMarked
package dev.slipway.cli.webhook;

import org.jspecify.annotations.NullMarked;
