package dev.slipway.platform.app;

import dev.slipway.platform.account.AccountRef;

/** Tells other features, within the same transaction, what happened to an app. */
public sealed interface AppEvent {
    App app();

    record Created(App app) implements AppEvent {}

    /** The host names that lead to it, or its name, changed. */
    record Renamed(App app, String formerName) implements AppEvent {}

    /** It was closed for maintenance, or opened again. */
    record MaintenanceSet(App app) implements AppEvent {}

    /** It was closed to members of its team who haven't joined it, or opened again. */
    record LockSet(App app) implements AppEvent {}

    /** Automatic certificate management was switched on or off. */
    record AcmSet(App app) implements AppEvent {}

    /** It belongs to somebody else, or another team. */
    record Transferred(App app, AccountRef formerOwner) implements AppEvent {}

    /** The row is about to be deleted, and all that belongs to it. */
    record Destroyed(App app) implements AppEvent {}
}
