package dev.slipway.platform.domain;

import dev.slipway.platform.app.App;
import dev.slipway.platform.certificate.SniEndpoint;

/** Tells other features, within the same transaction, that an app's certificates changed. */
public sealed interface SniEndpointEvent {
    App app();

    SniEndpoint endpoint();

    record Added(App app, SniEndpoint endpoint) implements SniEndpointEvent {}

    record Changed(App app, SniEndpoint endpoint) implements SniEndpointEvent {}

    record Removed(App app, SniEndpoint endpoint) implements SniEndpointEvent {}
}
