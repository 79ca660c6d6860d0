package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;

/**
 * A line with its place in the app's log.
 *
 * @param sequence from 1, one more for each line of the app
 */
public record StoredLine(long sequence, LogLine line) {}
