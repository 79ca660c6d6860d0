package dev.slipway.platform.build;

/** Tells other features, within the same transaction, that a build has come to its end. */
public record BuildEvent(Build build) {}
