/**
 * Log drains: each line of an app's log is sent on to the HTTPS or syslog servers that its owners named. What the log
 * store keeps is the buffer: a drain is read on from where it stands, at least once and in order, on a thread of its own,
 * so that one that is slow or away holds up nothing else. Where a drain stands is a row, so that a restart loses nothing. Other
 * features send an app's log on by the same threads and rows: they are {@link Outlets}.
 */
@NullMarked
package dev.slipway.platform.drain;

import org.jspecify.annotations.NullMarked;
