/**
 * The commands on the telemetry drains of an app: the OpenTelemetry consumers that its traces, metrics and logs are sent to.
 */
@NullMarked
package dev.slipway.cli.telemetry;

import org.jspecify.annotations.NullMarked;
