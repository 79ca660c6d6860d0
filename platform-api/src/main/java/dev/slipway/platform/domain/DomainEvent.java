package dev.slipway.platform.domain;

import dev.slipway.platform.app.App;

/** Tells other features, within the same transaction, that an app's host names or their certificates changed. */
public sealed interface DomainEvent {
    App app();

    Domain domain();

    record Added(App app, Domain domain) implements DomainEvent {}

    /** Another certificate is shown for it, or none any more. */
    record Changed(App app, Domain domain) implements DomainEvent {}

    record Removed(App app, Domain domain) implements DomainEvent {}
}
