package dev.slipway.console.domain;

/**
 * Whether an app's domains get certificates by themselves.
 *
 * @param authority whom they are asked of, such as {@code acme-v02.api.letsencrypt.org}
 * @param on as the database has it now
 */
record AutomaticView(boolean on, String authority) {}
