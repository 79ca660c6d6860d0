package dev.slipway.platform.domain;

import dev.slipway.platform.app.App;

/** Tells other features, within the same transaction, that an app's host names changed. */
public record DomainEvent(App app) {}
