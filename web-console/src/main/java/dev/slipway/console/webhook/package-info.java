/**
 * An app's webhooks in the console, and how their last deliveries went. What a webhook signs with is shown once, in the
 * answer to the form that added it.
 */
@NullMarked
package dev.slipway.console.webhook;

import org.jspecify.annotations.NullMarked;
