package dev.slipway.platform.build;

import dev.slipway.platform.app.App;

/**
 * Has those who build forget what they keep for an app's next build. Fired within the transaction that holds the app:
 * none of its builds begins before all have done so.
 */
public record CachePurge(App app) {}
