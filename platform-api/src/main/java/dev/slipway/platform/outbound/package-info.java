/**
 * The way from the platform to the outside, for all that a user may name an address of: sources, webhooks, log drains.
 * Nothing is connected to but addresses that were looked at; neither redirects nor proxies nor cookies lead a request
 * elsewhere, and each has a deadline.
 */
@NullMarked
package dev.slipway.platform.outbound;

import org.jspecify.annotations.NullMarked;
