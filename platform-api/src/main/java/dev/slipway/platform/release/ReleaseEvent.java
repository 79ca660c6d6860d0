package dev.slipway.platform.release;

import dev.slipway.platform.app.App;

/** Tells other features, within the same transaction, that a release was made and should be rolled out. */
public record ReleaseEvent(App app, Release release) {}
