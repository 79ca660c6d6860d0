package dev.slipway.platform.formation;

import dev.slipway.platform.app.App;

/** Tells other features, within the same transaction, that an app's formation changed. */
public record FormationEvent(App app) {}
