/**
 * Reading an app's log lines from the platform's event stream.
 * Without {@code --tail}, the platform ends the stream.
 */
@NullMarked
package dev.slipway.cli.log;

import org.jspecify.annotations.NullMarked;
