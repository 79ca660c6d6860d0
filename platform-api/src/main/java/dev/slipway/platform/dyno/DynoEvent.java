package dev.slipway.platform.dyno;

import dev.slipway.platform.app.App;

/** Tells other features, within the same transaction, that what is known of an app's dynos changed. */
public record DynoEvent(App app) {}
