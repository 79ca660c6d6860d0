package dev.slipway.model.log;

import java.time.Instant;

/**
 * How far a container's log has been read.
 *
 * @param at the engine's time of the last line read
 * @param linesAtInstant how many lines with exactly that time have been read; from 1
 */
public record LogOffset(Instant at, int linesAtInstant) {}
