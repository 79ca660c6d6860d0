/**
 * The commands on the log drains of an app: the servers that its log lines are sent on to.
 */
@NullMarked
package dev.slipway.cli.drain;

import org.jspecify.annotations.NullMarked;
