/**
 * The console: pages for people at {@code /console}, made on the server with Qute, and kept up to date with htmx. They
 * call the same application services as the API, so what holds there holds here.
 */
@NullMarked
package dev.slipway.console;

import org.jspecify.annotations.NullMarked;
