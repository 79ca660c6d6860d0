package dev.slipway.platform.rollout;

import dev.slipway.platform.app.App;
import dev.slipway.platform.release.Release;

/**
 * Tells other features, within the same transaction, that a rollout took a step.
 *
 * @param before the step that it took it from
 */
public record RolloutEvent(App app, Release release, Rollout rollout, Rollout.Step before) {}
