/**
 * Telemetry drains: an app's logs, traces and metrics are sent on by OpenTelemetry's protocol (OTLP) to a consumer that its
 * owners named. All three are made of the lines of the app's log, which {@code drain} reads, sends and sends again: traces of
 * the router's lines, metrics of those and of the dynos' samples. Each signal of a drain is shipped by itself, so that a
 * consumer which doesn't take one of them gets the others all the same.
 */
@NullMarked
package dev.slipway.platform.telemetry;

import org.jspecify.annotations.NullMarked;
