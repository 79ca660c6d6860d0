package dev.slipway.platform.build;

/** Tells other features, within the same transaction, that a build was asked for. */
public record BuildQueuedEvent(Build build) {}
