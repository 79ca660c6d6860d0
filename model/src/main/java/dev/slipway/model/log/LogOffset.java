package dev.slipway.model.log;

import java.time.Instant;

/**
 * How far a container's log has been read: store both values, and give them back as they are.
 *
 * @param at a moment some seconds before the last line read, by the engine's time
 * @param lines how many lines from that moment on have been read, in the order of the engine's log
 */
public record LogOffset(Instant at, int lines) {}
