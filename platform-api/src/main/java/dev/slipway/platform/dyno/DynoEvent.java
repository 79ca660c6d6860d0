package dev.slipway.platform.dyno;

/** Tells other features, within the same transaction, what became of a dyno. */
public sealed interface DynoEvent {
    Dyno dyno();

    /** It was asked for. */
    record Added(Dyno dyno) implements DynoEvent {}

    /** The runtime node saw it in another state. */
    record Changed(Dyno dyno) implements DynoEvent {}

    /** It has ended, and its place, if it is still there, gets another. */
    record Gone(Dyno dyno) implements DynoEvent {}
}
