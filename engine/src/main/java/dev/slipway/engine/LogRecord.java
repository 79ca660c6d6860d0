package dev.slipway.engine;

import java.time.Instant;

/**
 * One line of a container's log, as bytes that may not be UTF-8.
 *
 * @param at the engine's time of the line, with nanoseconds
 */
public record LogRecord(Instant at, boolean stderr, byte[] line) {}
