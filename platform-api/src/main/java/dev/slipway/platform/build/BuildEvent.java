package dev.slipway.platform.build;

/** Tells other features, within the same transaction, what became of a build. */
public sealed interface BuildEvent {
    Build build();

    /** It was asked for. */
    record Queued(Build build) implements BuildEvent {}

    /** It has come to its end. */
    record Ended(Build build) implements BuildEvent {}
}
