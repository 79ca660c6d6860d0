package dev.slipway.platform.instance;

/**
 * Fired once at the start of a platform that has no others beside it: what the database says is under way was broken off by
 * the end of an earlier life, and need not be waited for.
 */
public record StartedAlone() {}
